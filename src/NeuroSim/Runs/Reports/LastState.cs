using System.Security.Cryptography;
using System.Text;
using NeuroSim.Crossbars;
using NeuroSim.Networks;

namespace NeuroSim.Runs.Reports;

/// <summary>Weights and memories of a run after its last sample, from its checkpoint.</summary>
internal static class LastState
{
    /// <summary>Reads the state; null when there is no checkpoint that can be read: a picture is worth no failed report.</summary>
    public static NetworkState? Of(ReportedRun run)
    {
        try
        {
            var store = new CheckpointStore(run.Folder, SHA256.HashData(Encoding.UTF8.GetBytes(run.Yaml)));
            using CheckpointReader? checkpoint = store.Load(_ => { });
            if (checkpoint is null || Inputs(run) is not { } inputs)
                return null;
            Experiment experiment = run.Experiment with { Sweep = new SweepSettings([]) };
            Network network = ExperimentNetwork.Of(experiment, inputs, run.Result.Samples).Network;
            var state = new NetworkState(network with { Crossbar = CrossbarDesign.Ideal }); // weights alone: their converters are not asked
            StateCheckpoint.Load(checkpoint, state, state.Sections());
            return state;
        }
        catch (Exception error) when (error is InvalidInputException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Inputs of the first layer, by its operation counts or by the test images; null when neither says.</summary>
    private static int? Inputs(ReportedRun run) => run.Result.Counts.Layers[0] is { Samples: > 0 } first
        ? (int)Math.Max(1, first.ForwardDacConversions / first.Samples)
        : run.Representation is { } images ? images.Rows * images.Columns : null;
}
