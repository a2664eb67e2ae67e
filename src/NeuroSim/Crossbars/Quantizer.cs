using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// What a converter does to a signal: nearest of 2^bits - 1 evenly spaced levels on [-range, range], zero among them, ends saturate. One bit has
/// the two levels +-range / 2. The error inside the range is at most half a step.
/// </summary>
public readonly struct Quantizer
{
    private readonly float _step, _perStep, _range;

    private Quantizer(float step, float range, bool isActive) => (_step, _perStep, _range, IsActive) = (step, 1f / step, range, isActive);

    /// <summary>No converter: signals pass unchanged.</summary>
    public static Quantizer None => default;

    /// <summary>Whether there is a converter.</summary>
    public bool IsActive { get; }

    /// <summary>Distance of two levels; 0 without a converter.</summary>
    public float Step => _step;

    /// <summary>The converter of <paramref name="settings"/>, with <paramref name="calibrated"/> for a range that is left open.</summary>
    /// <param name="settings">Null: no converter.</param>
    /// <param name="calibrated">Range found by calibration, above 0; used when the settings name none.</param>
    public static Quantizer Of(Converter? settings, double calibrated)
    {
        if (settings is null)
            return None;
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Bits, Converter.FewestBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Bits, Converter.MostBits);
        double range = settings.Range ?? calibrated;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range);
        return settings.Bits == 1
            ? new Quantizer((float)range, (float)(range / 2), true)
            : new Quantizer((float)(range / ((1 << (settings.Bits - 1)) - 1)), (float)range, true);
    }

    /// <summary>The level nearest to <paramref name="signal"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Convert<TLane>(TLane signal)
        where TLane : struct, ILane<TLane>
    {
        if (!IsActive)
            return signal;
        TLane range = TLane.All(_range);
        if (_step > _range)
            return TLane.WherePositive(signal, range, TLane.WherePositive(TLane.All(1f) - signal, -range, signal)); // what is no number stays none
        TLane capped = TLane.WherePositive(signal - range, range, signal);
        capped = TLane.WherePositive(-range - capped, -range, capped);
        return TLane.Round(capped * TLane.All(_perStep)) * TLane.All(_step);
    }

    /// <summary>The level nearest to <paramref name="signal"/>.</summary>
    public float Convert(float signal) => Convert(new FloatLane(signal)).Value;

    /// <summary>Converts every element in place.</summary>
    public void Convert(Span<float> signals)
    {
        if (!IsActive)
            return;
        int i = 0;
        for (; i + Vector512Lane.Count <= signals.Length; i += Vector512Lane.Count)
            Convert(Vector512Lane.Load(signals[i..])).Store(signals[i..]);
        for (; i < signals.Length; i++)
            signals[i] = Convert(signals[i]);
    }
}
