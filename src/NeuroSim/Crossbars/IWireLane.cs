namespace NeuroSim.Crossbars;

/// <summary>
/// 64 bytes of numbers that the wire solver treats alike: 16 in single or 8 in double precision. The same bits on every machine, for there
/// are only IEEE 754 operations and moves.
/// </summary>
/// <typeparam name="TSelf">The lane itself.</typeparam>
internal interface IWireLane<TSelf>
    where TSelf : unmanaged, IWireLane<TSelf>
{
    /// <summary>Numbers in a lane.</summary>
    static abstract int Width { get; }

    /// <summary>Every number set to <paramref name="value"/>.</summary>
    static abstract TSelf All(double value);

    /// <summary>The <see cref="Width"/> floats that start at <paramref name="source"/>.</summary>
    static abstract TSelf Load(ref readonly float source);

    /// <summary>Writes the numbers to the first <see cref="Width"/> of <paramref name="target"/>.</summary>
    void CopyTo(Span<double> target);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>left x right + addend with one rounding.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>Swaps rows and columns of the square of <see cref="Width"/> lanes.</summary>
    static abstract void Transpose(Span<TSelf> square);
}
