namespace NeuroSim.Numerics;

/// <summary>
/// What a model's step computes on: one float, or a vector of floats. A step is written once, generic over the lane; the actor
/// calls it with <see cref="FloatLane"/>, the vector engine with <see cref="Vector512Lane"/> and a float tail. Every operation here gives
/// each element the same bits in both: IEEE 754 operations, the fused multiply-add (one rounding), and selections.
/// </summary>
/// <typeparam name="TSelf">The lane itself.</typeparam>
public interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>Floats in a lane.</summary>
    static abstract int Count { get; }

    /// <summary>The first <see cref="Count"/> floats of <paramref name="source"/>.</summary>
    static abstract TSelf Load(ReadOnlySpan<float> source);

    /// <summary>Every element set to <paramref name="value"/>.</summary>
    static abstract TSelf All(float value);

    /// <summary>Writes the elements to the first <see cref="Count"/> floats of <paramref name="target"/>.</summary>
    void Store(Span<float> target);

    /// <summary>Element-wise sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Element-wise difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Element-wise product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Element-wise quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>Element-wise negation.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>left x right + addend with one rounding.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>Square root.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>Nearest whole number, ties to even.</summary>
    static abstract TSelf Round(TSelf value);

    /// <summary>2 to the power of <paramref name="exponent"/>, which holds whole numbers in -126 .. 127.</summary>
    static abstract TSelf PowerOfTwo(TSelf exponent);

    /// <summary>Per element: test &gt; 0 ? chosen : otherwise (a NaN test takes otherwise).</summary>
    static abstract TSelf WherePositive(TSelf test, TSelf chosen, TSelf otherwise);
}
