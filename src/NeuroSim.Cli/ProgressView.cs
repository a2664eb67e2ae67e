using NeuroSim.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NeuroSim.Cli;

/// <summary>Shows a bar with rate and time left per part of the work on standard error; nothing when that is no terminal.</summary>
internal static class ProgressView
{
    /// <summary>Runs <paramref name="work"/>, which asks for a listener per part by its name.</summary>
    public static T Show<T>(Terminal terminal, Func<Func<string, Action<RunProgress>?>, T> work)
    {
        if (!terminal.Progress.Profile.Capabilities.Interactive)
            return work(_ => null);
        return terminal.Progress.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .Start(context => work(name => Listener(context.AddTask(Markup.Escape(name)))));
    }

    private static Action<RunProgress> Listener(ProgressTask task) => progress =>
    {
        if (progress.Stage == "learning")
        {
            task.MaxValue = progress.Total;
            task.Value = progress.Done;
        }
        else if (progress.Done == 0)
        {
            task.Description += " (measuring)";
        }
        else
        {
            task.StopTask();
        }
    };

    /// <summary>Samples per second.</summary>
    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } rate ? $"{rate:N0}/s" : "", new Style(Color.Grey));
    }
}
