using System.Diagnostics;

namespace NeuroSim.Tests.Cli;

/// <summary>A folder on a file system of its own with little space, in memory; gone after the test.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    public SmallDisk(string path, int kilobytes)
    {
        _path = path;
        Directory.CreateDirectory(path);
        Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "neurosim-test", path));
    }

    /// <summary>Whether this user may mount one.</summary>
    public static bool IsPossible()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return false;
        string folder = Directory.CreateTempSubdirectory("neurosim-disk-").FullName;
        bool mounted = Run("mount", "-t", "tmpfs", "-o", "size=100k", "neurosim-test", folder) == 0 && Run("umount", folder) == 0;
        Directory.Delete(folder);
        return mounted;
    }

    public void Grow(int kilobytes) => Assert.Equal(0, Run("mount", "-o", $"remount,size={kilobytes}k", _path));

    public void Dispose() => Run("umount", "-l", _path);

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}

/// <summary>A test that mounts a small file system; skipped visibly where that is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TmpfsFactAttribute : FactAttribute
{
    private static readonly bool Possible = SmallDisk.IsPossible();

    public TmpfsFactAttribute()
    {
        if (!Possible)
            Skip = "Needs Linux, root and the right to mount a tmpfs.";
    }
}
