using NeuroSim.Data;
using NeuroSim.Data.Fetching;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>Shows a bar with bytes, rate and time left per file on standard error; nothing when that is no terminal.</summary>
internal static class FetchView
{
    /// <summary>Runs <paramref name="work"/>, which tells the listener how far it is.</summary>
    public static T Show<T>(Terminal terminal, KnownDataSet set, Func<Action<FetchProgress>?, T> work)
    {
        if (!terminal.Progress.Profile.Capabilities.Interactive)
            return work(null);
        return terminal.Progress.Progress()
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn(),
                new RemainingTimeColumn())
            .Start(context =>
            {
                var bars = new Dictionary<string, ProgressTask>();
                return work(progress => Show(BarOf(context, bars, $"{set.Name}/{progress.File.Name}"), progress));
            });
    }

    private static ProgressTask BarOf(ProgressContext context, Dictionary<string, ProgressTask> bars, string name)
    {
        if (!bars.TryGetValue(name, out ProgressTask? bar))
            bars.Add(name, bar = context.AddTask(Markup.Escape(name)));
        return bar;
    }

    /// <summary>Without a known size the unpacked one stands for it: an upper end.</summary>
    private static void Show(ProgressTask bar, FetchProgress progress)
    {
        bar.MaxValue = progress.Total ?? progress.File.Bytes;
        bar.Value = progress.Bytes;
    }
}
