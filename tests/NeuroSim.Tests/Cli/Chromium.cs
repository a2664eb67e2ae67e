using System.Diagnostics;
using System.Globalization;

namespace NeuroSim.Tests.Cli;

/// <summary>A fact that needs Chromium: skipped, visibly, where it is not installed; with NEUROSIM_REQUIRE_NATIVE=1 it then fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Chromium.Path is null && Environment.GetEnvironmentVariable("NEUROSIM_REQUIRE_NATIVE") != "1"
        ? "Chromium is not installed (apt-get install chromium)."
        : null;
}

/// <summary>Opens pages in a headless Chromium.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The program, null when there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>The document after its scripts ran, and what the page wrote to the console.</summary>
    public static (string Dom, string[] Console) Open(string page, bool isDark = false)
    {
        (string output, string error) = Run(page, isDark, "--dump-dom");
        return (output, [.. error.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))]);
    }

    /// <summary>Width and height of a picture of the page that was written to <paramref name="file"/>.</summary>
    public static (int Width, int Height) Photograph(string page, string file, int width, int height, bool isDark = false)
    {
        Run(page, isDark, $"--screenshot={file}", string.Create(CultureInfo.InvariantCulture, $"--window-size={width},{height}"), "--hide-scrollbars");
        byte[] png = File.ReadAllBytes(file);
        return (BigEndian(png, 16), BigEndian(png, 20));
    }

    private static int BigEndian(byte[] bytes, int at) => (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];

    private static (string Output, string Error) Run(string page, bool isDark, params string[] args)
    {
        string profile = Directory.CreateTempSubdirectory("neurosim-chromium-").FullName;
        try
        {
            var start = new ProcessStartInfo(Path ?? throw new InvalidOperationException("Chromium is not installed."))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (string arg in (string[])["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--enable-logging=stderr", $"--user-data-dir={profile}", $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", .. args, new Uri(page).AbsoluteUri])
                start.ArgumentList.Add(arg);
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "Chromium did not end");
            Assert.True(process.ExitCode == 0, error.Result);
            return (output.Result, error.Result);
        }
        finally
        {
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (IOException)
            {
                // A child process of the browser may still hold its profile.
            }
        }
    }
}
