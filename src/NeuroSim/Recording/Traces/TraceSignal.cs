using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Traces;

/// <summary>A signal of a trace: its name in every format, what it is, its value in a row and the tick at which that value stands.</summary>
/// <param name="Name">As in the header of the CSV file.</param>
/// <param name="Meaning">What it is, in a few words.</param>
/// <param name="Value">Its value in a row.</param>
/// <param name="Tick">When the value stands; <see cref="NeuronSample.Never"/>: it stood before the trace began.</param>
public sealed record TraceSignal(string Name, string Meaning, Func<NeuronSample, float> Value, Func<NeuronSample, long> Tick)
{
    /// <summary>All, in the order of the CSV file's columns.</summary>
    public static ImmutableArray<TraceSignal> All { get; } =
    [
        new("x", "input of the weight, behind the converter of its word line", row => row.X, row => row.ReadTick),
        new("w", "weight after the write of this sample", row => row.Weight, row => row.WriteTick),
        new("a", "pre-activation, the sum of the bit line", row => row.A, row => row.SumTick),
        new("z", "activation", row => row.Z, row => row.ReadyTick),
        new("m", "running mean after the step", row => row.M, row => row.ReadyTick),
        new("v", "running variance after the step", row => row.V, row => row.ReadyTick),
        new("p", "activation of the sample before, as it was read", row => row.P, row => row.SumTick),
        new("d", "deviation z - m", row => row.D, row => row.ReadyTick),
        new("lat", "lateral signal that the error uses", row => row.Lateral, row => row.LateralTick),
        new("e", "error, dLoss/da", row => row.E, row => row.ErrorTick),
        new("dw", "change of the weight by the write of this sample", row => row.WeightChange, row => row.WriteTick),
    ];

    /// <summary>The shortest text that gives back the same single-precision number.</summary>
    internal static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Four digits, for people.</summary>
    internal static string Short(float value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
