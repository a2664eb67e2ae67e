using System.Runtime.InteropServices;
using NeuroSim.Learning;

namespace NeuroSim.Engines.Batch;

/// <summary>Adam's update of a full tile of parameters.</summary>
internal readonly ref struct TileUpdate
{
    /// <summary>The first parameter and its moments; a row is <see cref="Stride"/> floats behind the one before.</summary>
    public readonly ref float Weights, First, Second;

    /// <summary>The gradient, a row of the tile behind the other.</summary>
    public readonly ref float Gradient;

    /// <summary>An update of the tile that begins at a float of <paramref name="parameters"/>.</summary>
    /// <param name="parameters">Parameters with Adam's moments.</param>
    /// <param name="start">The tile's first float.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="ahead">Floats to the tile that is asked for from the memory meanwhile.</param>
    /// <param name="step">Rate and bias corrections of this update.</param>
    public TileUpdate(Parameters parameters, int start, Span<float> gradient, int ahead, AdamStep step)
    {
        Weights = ref parameters.Values.Span[start];
        First = ref parameters.First.Span[start];
        Second = ref parameters.Second.Span[start];
        Gradient = ref MemoryMarshal.GetReference(gradient);
        (Stride, Ahead, Step) = (parameters.Stride, ahead, step);
    }

    /// <summary>Floats from a row of parameters to the next.</summary>
    public int Stride { get; }

    /// <summary>Floats to the tile that is asked for.</summary>
    public int Ahead { get; }

    /// <summary>Rate and bias corrections.</summary>
    public AdamStep Step { get; }
}
