namespace NeuroSim.Crossbars;

/// <summary>The trains of one bit line and of the word lines it crosses.</summary>
/// <param name="bitLine">Train of the bit line.</param>
/// <param name="sign">Sign of the bit line's signal, +1 or -1.</param>
/// <param name="wordLines">Trains of the word lines.</param>
/// <param name="x">Signals of the word lines; their signs count.</param>
internal readonly ref struct Coincidence(uint bitLine, float sign, ReadOnlySpan<uint> wordLines, ReadOnlySpan<float> x)
{
    /// <summary>Train of the bit line.</summary>
    public uint BitLine { get; } = bitLine;

    /// <summary>+1 or -1.</summary>
    public float Sign { get; } = sign;

    /// <summary>Trains of the word lines.</summary>
    public ReadOnlySpan<uint> WordLines { get; } = wordLines;

    /// <summary>Signals of the word lines.</summary>
    public ReadOnlySpan<float> X { get; } = x;
}
