using System.Diagnostics;
using NeuroSim.Cli.Slurm;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class SlurmTests : IDisposable
{
    private const int Points = 8;

    private const string Lines = "learning: { epochs: 100 }\nsweep: { hardware.memory.resistance: { from: 10 MOhm, to: 1 GOhm, points: 4, scale: log }, seeds: 2 }";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>One task is cancelled and another killed with all it runs, in the middle; a resume brings what is missing, and the bytes of a local run.</summary>
    [SlurmFact]
    public void Sweep_OnACluster_WithTasksKilled_EndsWithTheBytesOfALocalRun()
    {
        string experiment = TinySweep.In(_scratch, Lines), folder = _scratch["cluster"];
        using (NeuroSimProcess first = Start(experiment, folder))
        {
            first.Await(_ => Began(folder, 0) && Began(folder, 2));
            Cancel($"{Job(folder)}_0");
            KillTask(folder, from: 2);
            CommandOutput ended = first.Wait();

            Assert.Equal(1, ended.Status);
            Assert.Contains("missing", ended.Paragraph, StringComparison.Ordinal);
            Assert.Contains("--resume", ended.Paragraph, StringComparison.Ordinal);
        }

        Dictionary<string, DateTime> finished = TinySweep.Results(folder);
        Assert.InRange(finished.Count, Points / 2, Points - 2);
        long before = Job(folder);
        using (NeuroSimProcess second = Start(experiment, folder, "--resume"))
            second.Wait().Done();
        Assert.NotEqual(before, Job(folder));
        Assert.Contains("--array=0-1\n", File.ReadAllText(Path.Combine(folder, "slurm/submit.sh")), StringComparison.Ordinal);
        Assert.All(finished, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
        InProcess.Run("run", experiment, "--out", _scratch["local"]).Done();
        TinySweep.SameBytes(_scratch["local"], folder, Points);
    }

    [SlurmFact]
    public void Sweep_Interrupted_GoesOnAndIsGathered()
    {
        string experiment = TinySweep.In(_scratch, Lines), folder = _scratch["cluster"];
        using (NeuroSimProcess first = Start(experiment, folder))
        {
            first.Await(_ => Began(folder, 0));
            first.Signal(NeuroSimProcess.Interrupt);
            CommandOutput stopped = first.Wait();
            Assert.Equal(130, stopped.Status);
            Assert.Contains($"job {Job(folder)} goes on", stopped.Paragraph, StringComparison.Ordinal);
            Assert.Contains($"scancel {Job(folder)}", stopped.Paragraph, StringComparison.Ordinal);
        }

        long job = Job(folder);
        using NeuroSimProcess second = Start(experiment, folder, "--resume");
        CommandOutput gathered = second.Wait().Done();
        Assert.Contains($"Job {job} of this sweep is still in the queue", gathered.Error, StringComparison.Ordinal);
        Assert.Equal(job, Job(folder));
        Assert.All(TinySweep.Column(folder, "status"), status => Assert.Equal("done", status));
    }

    [SlurmFact]
    public void Cluster_ThatRefuses_IsOneErrorAndNothingIsLost()
    {
        string experiment = TinySweep.In(_scratch, TinySweep.Four);
        CommandOutput refused = NeuroSimProcess.Run(_scratch.Path, "run", experiment, "--out", _scratch["sweep"], "--executor", "slurm", "--slurm-partition", "none-such");
        Assert.Equal(2, refused.Status);
        Assert.Contains("did not take the sweep", refused.Paragraph, StringComparison.Ordinal);
        Assert.Contains("partition", refused.Paragraph, StringComparison.Ordinal);
        NeuroSimProcess.Run(_scratch.Path, "run", experiment, "--out", _scratch["sweep"], "--resume").Done();
    }

    [UnixFact]
    public void Machine_WithoutSlurm_IsOneErrorAndLeavesNoFolder()
    {
        CommandOutput refused = OnPath("", "--json");
        Assert.Equal(2, refused.Status);
        ErrorDocument.Check(refused, "slurm", "sbatch --version", "Without --executor slurm");
        Assert.False(Directory.Exists(_scratch["sweep"]));
    }

    [UnixFact("/bin/sh")]
    public void Sbatch_ThatFails_IsQuotedAndNothingIsLost()
    {
        Program("squeue", "exit 0");
        Program("sbatch", "[ \"$1\" = --version ] && exit 0\necho 'sbatch: error: Unable to contact slurm controller' >&2\nexit 1");
        CommandOutput refused = OnPath(_scratch["bin"]);
        Assert.Equal(2, refused.Status);
        Assert.All((string[])["Unable to contact slurm controller", "submit.sh", "--resume", "Without --executor slurm"], words => Assert.Contains(words, refused.Paragraph, StringComparison.Ordinal));
        NeuroSimProcess.Run(_scratch.Path, "run", _scratch["tiny.yaml"], "--out", _scratch["sweep"], "--resume").Done();
    }

    /// <summary>The queue forgets tasks that never ran, as after a cancelled array: their points are missing, whatever the queue says.</summary>
    [UnixFact("/bin/sh")]
    public void Tasks_ThatVanish_LeaveTheirPointsMissing()
    {
        Program("squeue", "exit 0");
        Program("sbatch", "[ \"$1\" = --version ] && exit 0\necho '77;cluster'");
        CommandOutput ended = OnPath(_scratch["bin"]);
        Assert.Equal(1, ended.Status);
        Assert.Contains("Job 77 is over and left 4 points missing", ended.Error, StringComparison.Ordinal);
        Assert.Equal(["missing", "missing", "missing", "missing"], TinySweep.Column(_scratch["sweep"], "status"));
    }

    [Theory]
    [InlineData("0 1 2 3", "0-3")]
    [InlineData("0 2 3 7", "0,2-3,7")]
    [InlineData("5", "5")]
    public void Ranges_AreThoseOfSbatch(string numbers, string ranges) =>
        Assert.Equal(ranges, SlurmScript.Ranges(numbers.Split(' ').Select(int.Parse)));

    [Fact]
    public void Script_HasEveryOption()
    {
        string script = SlurmScript.Of("a", [0, 1, 2], 5, 10, 2, ["--partition=main", "--time=10"], ["it's", "a b"]);
        Assert.All((string[])["#SBATCH --array=0-2%5\n", "#SBATCH --cpus-per-task=2\n", "#SBATCH --partition=main\n", "#SBATCH --time=10\n", "'sweep-chunk' 'it'\\''s' 'a b' --from", "from=$((SLURM_ARRAY_TASK_ID * 10))"], part => Assert.Contains(part, script, StringComparison.Ordinal));
    }

    private NeuroSimProcess Start(string experiment, string folder, params string[] more) =>
        NeuroSimProcess.Start(_scratch.Path, ["run", experiment, "--out", folder, "--executor", "slurm", "--slurm-chunk", "2", "--checkpoint-every", "0", .. more]);

    private CommandOutput OnPath(string path, params string[] more)
    {
        string experiment = TinySweep.In(_scratch, TinySweep.Four);
        using NeuroSimProcess process = NeuroSimProcess.StartWith(
            [new("PATH", path)], _scratch.Path, ["run", experiment, "--out", _scratch["sweep"], "--executor", "slurm", .. more]);
        return process.Wait();
    }

    private void Program(string name, string body)
    {
        Directory.CreateDirectory(_scratch["bin"]);
        File.WriteAllText(_scratch[$"bin/{name}"], $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_scratch[$"bin/{name}"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }

    private static bool Began(string folder, int point) => File.Exists(Path.Combine(TinySweep.PointOf(folder, point), "checkpoint.bin"));

    private static long Job(string folder) => long.Parse(File.ReadAllText(Path.Combine(folder, "slurm/job.txt")), System.Globalization.CultureInfo.InvariantCulture);

    private static void Cancel(string task)
    {
        using Process process = Process.Start("scancel", [task]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Kills the process of the task whose points begin there, as a failing node would.</summary>
    private static void KillTask(string folder, int from)
    {
        string task = Assert.Single(Directory.GetDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)), path =>
        {
            string[] words = Words(path);
            return words.Contains("sweep-chunk") && words.Contains(folder) && Array.IndexOf(words, "--from") is > 0 and int at && words[at + 1] == $"{from}";
        });
        using var process = Process.GetProcessById(int.Parse(Path.GetFileName(task), System.Globalization.CultureInfo.InvariantCulture));
        process.Kill();
    }

    private static string[] Words(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // it has ended meanwhile
        }
    }
}

/// <summary>A test that needs a running Slurm, which <c>.ci/slurm</c> brings up; skipped visibly elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("NEUROSIM_SLURM") != "1")
            Skip = "Needs a running Slurm (.ci/slurm up DIR) and NEUROSIM_SLURM=1.";
    }
}
