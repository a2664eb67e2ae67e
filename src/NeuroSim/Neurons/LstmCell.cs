using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Neurons;

/// <summary>The step of an LSTM unit and its derivative, for a lane of units.</summary>
internal static class LstmCell
{
    /// <summary>Gates from what drives them: i, f, o = 1 / (1 + e^-a), g = tanh a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LstmGates<TLane> Open<TLane>(LstmGates<TLane> a)
        where TLane : struct, ILane<TLane> =>
        new(LaneMath.Sigmoid(a.Input), LaneMath.Sigmoid(a.Forget), LaneMath.Sigmoid(a.Output), LaneMath.Tanh(a.Candidate));

    /// <summary>c = f c' + i g, h = o tanh c.</summary>
    /// <param name="gates">i, f, o, g.</param>
    /// <param name="before">c'.</param>
    /// <returns>c, tanh c and h.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLane Cell, TLane Squashed, TLane Hidden) Advance<TLane>(LstmGates<TLane> gates, TLane before)
        where TLane : struct, ILane<TLane>
    {
        TLane cell = TLane.MultiplyAdd(gates.Forget, before, gates.Input * gates.Candidate);
        TLane squashed = LaneMath.Tanh(cell);
        return (cell, squashed, gates.Output * squashed);
    }

    /// <summary>The derivatives of a loss, from the end of a step to its beginning.</summary>
    /// <param name="gates">i, f, o, g.</param>
    /// <param name="before">c'.</param>
    /// <param name="squashed">tanh c.</param>
    /// <param name="hidden">dh: by h.</param>
    /// <param name="later">dc: by c, as far as later steps depend on it.</param>
    /// <returns>By what drives the gates, and by c'.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (LstmGates<TLane> Drives, TLane Before) Back<TLane>(
        LstmGates<TLane> gates, TLane before, TLane squashed, TLane hidden, TLane later)
        where TLane : struct, ILane<TLane>
    {
        TLane one = TLane.All(1f);
        TLane cell = TLane.MultiplyAdd(hidden * gates.Output, one - squashed * squashed, later);
        var drives = new LstmGates<TLane>(
            cell * gates.Candidate * (gates.Input * (one - gates.Input)),
            cell * before * (gates.Forget * (one - gates.Forget)),
            hidden * squashed * (gates.Output * (one - gates.Output)),
            cell * gates.Input * (one - gates.Candidate * gates.Candidate));
        return (drives, cell * gates.Forget);
    }
}

/// <summary>
/// A number for each of the four gates of a lane of LSTM units. In memory all input gates come first, then all forget gates, output gates, candidates.
/// </summary>
/// <param name="Input">i: what share of the candidate enters the cell.</param>
/// <param name="Forget">f: what share of the cell stays.</param>
/// <param name="Output">o: what share of the cell is seen.</param>
/// <param name="Candidate">g: what may enter the cell.</param>
internal readonly record struct LstmGates<TLane>(TLane Input, TLane Forget, TLane Output, TLane Candidate)
    where TLane : struct, ILane<TLane>
{
    /// <summary>Gates of units <paramref name="unit"/> and on; each kind has a fourth of <paramref name="line"/>.</summary>
    public static LstmGates<TLane> Load(ReadOnlySpan<float> line, int unit)
    {
        int quarter = line.Length / 4;
        return new(
            TLane.Load(line[unit..]), TLane.Load(line[(quarter + unit)..]), TLane.Load(line[(2 * quarter + unit)..]), TLane.Load(line[(3 * quarter + unit)..]));
    }

    /// <summary>The reverse of <see cref="Load"/>.</summary>
    public void Store(Span<float> line, int unit)
    {
        int quarter = line.Length / 4;
        Input.Store(line[unit..]);
        Forget.Store(line[(quarter + unit)..]);
        Output.Store(line[(2 * quarter + unit)..]);
        Candidate.Store(line[(3 * quarter + unit)..]);
    }
}
