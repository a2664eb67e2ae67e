using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroSim.Numerics;

/// <summary>What happens to the cells of a row while <see cref="RowKernels.Sweep"/> reads it. A struct, so that the loop is compiled for each.</summary>
internal interface ICellPass
{
    /// <summary>Whether cells change.</summary>
    static abstract bool Writes { get; }

    /// <summary>Whether the read sees the cells as they were before the write.</summary>
    static abstract bool ReadsFirst { get; }

    /// <summary>The new cells, given the old ones and the elements of the written vector that belong to them.</summary>
    Vector512<float> Update(Vector512<float> cells, Vector512<float> written);
}

/// <summary>A number for each cell, as a function of what it holds. A struct, so that the loop is compiled for each.</summary>
internal interface ICellFunction
{
    /// <summary>The numbers of sixteen cells.</summary>
    Vector512<float> At(Vector512<float> cells);
}

/// <summary>Reads only.</summary>
internal readonly struct ReadPass : ICellPass
{
    public static bool Writes => false;

    public static bool ReadsFirst => true;

    public Vector512<float> Update(Vector512<float> cells, Vector512<float> written) => cells;
}

/// <summary>cell += gain x written, then the read.</summary>
internal readonly struct WriteThenReadPass(float gain) : ICellPass
{
    private readonly Vector512<float> _gain = Vector512.Create(gain);

    public static bool Writes => true;

    public static bool ReadsFirst => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Update(Vector512<float> cells, Vector512<float> written) => Vector512.FusedMultiplyAdd(_gain, written, cells);
}

/// <summary>The read, then cell += gain x written.</summary>
internal readonly struct ReadThenWritePass(float gain) : ICellPass
{
    private readonly Vector512<float> _gain = Vector512.Create(gain);

    public static bool Writes => true;

    public static bool ReadsFirst => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Update(Vector512<float> cells, Vector512<float> written) => Vector512.FusedMultiplyAdd(_gain, written, cells);
}

/// <summary>The read, then cell = retention x cell + own x written: decay plus one row of an outer product.</summary>
internal readonly struct ReadThenAccumulatePass(float retention, float own) : ICellPass
{
    private readonly Vector512<float> _retention = Vector512.Create(retention), _own = Vector512.Create(own);

    public static bool Writes => true;

    public static bool ReadsFirst => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Update(Vector512<float> cells, Vector512<float> written) =>
        Vector512.FusedMultiplyAdd(_retention, cells, _own * written);
}
