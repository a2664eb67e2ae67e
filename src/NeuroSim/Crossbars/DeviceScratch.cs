using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>Working space of one thread at one feed-forward array of devices; holds nothing that a result depends on.</summary>
public sealed class DeviceScratch
{
    private readonly WordLineTrains[] _trains;

    internal DeviceScratch(CrossbarDesign design, int stride, int writeEvery)
    {
        Row = new AlignedFloats(stride + AlignedFloats.LineFloats);
        int ring = 1;
        while (design.Update == UpdateMethod.Pulses && ring < writeEvery + 1)
            ring *= 2;
        _trains = [.. Enumerable.Range(0, design.Update == UpdateMethod.Pulses ? ring : 0).Select(_ => new WordLineTrains(stride))];
        Wired = design.Wires.IsIdeal ? null : new WiredRead(design.Wires, design.Device, design.Mapping, design.WeightRange, stride);
        SquareSums = new float[(stride + Segment(design, stride) - 1) / Segment(design, stride)];
    }

    /// <summary>Pulses of all writes so far.</summary>
    public PulseCounts Pulses { get; internal set; }

    /// <summary>A row of cells and its bias line.</summary>
    internal AlignedFloats Row { get; }

    /// <summary>sum of x^2 over the word lines of each physical array.</summary>
    internal float[] SquareSums { get; }

    /// <summary>Arrays with resistive wires; null for ideal ones.</summary>
    internal WiredRead? Wired { get; }

    /// <summary>Sums of the bit lines of one physical array.</summary>
    internal float[] Sums { get; } = new float[WiredRead.BitLines];

    /// <summary>Word lines of a physical array.</summary>
    internal static int Segment(CrossbarDesign design, int stride) => Math.Min(design.ArrayRows ?? stride, stride);

    /// <summary>Where the trains of a sample are kept.</summary>
    internal WordLineTrains TrainsOf(long sample) => _trains[(int)(sample & (_trains.Length - 1))];
}
