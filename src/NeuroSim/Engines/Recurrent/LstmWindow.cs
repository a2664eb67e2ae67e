using NeuroSim.Data;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Recurrent;

/// <summary>Items of a window of time, a row each.</summary>
/// <param name="network">The network.</param>
internal sealed class LstmWindow(LstmNetwork network)
{
    /// <summary>x, T x I.</summary>
    public Matrix Inputs { get; } = new(network.Settings.Window, network.Inputs);

    /// <summary>Classes, T: whole numbers.</summary>
    public AlignedFloats Labels { get; } = new(network.Settings.Window);

    /// <summary>Item <paramref name="n"/> becomes row <paramref name="row"/>.</summary>
    public void Read(ILabelledSource source, long n, int row)
    {
        source.Read(n, Inputs.Line(row));
        Labels.Span[row] = source.Label(n);
    }

    /// <summary>What the outputs should be at an item.</summary>
    public void Target(int row, Span<float> target) => OutputError.Target(network.Settings.Output, Inputs.Row(row), (int)Labels.Span[row], target);
}
