using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NeuroSim.Cli.Slurm;

/// <summary>The cluster, through its programs <c>sbatch</c> and <c>squeue</c>.</summary>
internal static class SlurmCluster
{
    private const int LongestMilliseconds = 60_000;

    private const string Locally = "Without --executor slurm the same command runs the sweep on this machine";

    /// <summary>Refuses to begin where there is no Slurm.</summary>
    /// <exception cref="InvalidInputException">Kind <c>slurm</c>.</exception>
    public static void Require()
    {
        foreach (string program in (string[])["sbatch", "squeue"])
            if (Run(program, ["--version"]) is { Status: not 0 } failed)
                throw new InvalidInputException("slurm", $"There is no Slurm on this machine: \"{program} --version\" {failed.Error}. Log in to a node of the cluster that can submit jobs. {Locally}.", "--executor");
    }

    /// <summary>Submits a script and returns the number of the job.</summary>
    /// <param name="script">Its path.</param>
    /// <param name="folder">Where logs of the tasks go.</param>
    /// <exception cref="InvalidInputException">Kind <c>slurm</c>: the cluster refuses, or is not there.</exception>
    public static long Submit(string script, string folder)
    {
        string[] arguments = ["--parsable", $"--chdir={folder}", script];
        (int status, string output, string error) = Run("sbatch", arguments);
        if (status == 0 && long.TryParse(output.Split(';')[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long job))
            return job;
        string said = error.Length > 0 ? error : $"answered \"{output.Trim()}\"";
        throw new InvalidInputException("slurm", $"The cluster did not take the sweep: \"sbatch {string.Join(' ', arguments)}\" {said}. Nothing ran and nothing is lost: mend the options (--slurm-partition, --slurm-account, --slurm-time, --slurm-chunk) or wait for the cluster, and use the same command with --resume. {Locally}.", "--executor");
    }

    /// <summary>What the queue says of a job.</summary>
    public static SlurmQueueState StateOf(long job)
    {
        (int status, string output, string error) = Run("squeue", ["--noheader", "--array", $"--jobs={job}", "--format=%T %r"]);
        if (status != 0)
            return error.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase) ? new(true, 0, 0, "") : new(false, 0, 0, error);
        string[] tasks = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] waiting = [.. tasks.Where(task => task.StartsWith("PENDING", StringComparison.Ordinal))];
        return new(true, waiting.Length, tasks.Length - waiting.Length, waiting.Length > 0 ? waiting[0]["PENDING".Length..].Trim() : "");
    }

    /// <summary>Runs a program to its end; its words on standard error are made one line.</summary>
    private static (int Status, string Output, string Error) Run(string program, string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
            if (process.WaitForExit(LongestMilliseconds))
                return (process.ExitCode, output.Result, Said(error.Result, process.ExitCode));
            process.Kill(entireProcessTree: true);
            return (-1, "", $"did not answer within {LongestMilliseconds / 1000} s");
        }
        catch (Win32Exception error)
        {
            return (-1, "", $"cannot be started ({error.Message})");
        }
    }

    private static string Said(string error, int status) =>
        error.Trim().Length > 0 ? $"said \"{error.Trim().ReplaceLineEndings(" ")}\"" : status == 0 ? "" : $"ended with status {status}";
}
