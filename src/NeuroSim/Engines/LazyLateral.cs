using NeuroSim.Crossbars;
using NeuroSim.Networks;

namespace NeuroSim.Engines;

/// <summary>
/// The lateral array of a layer, whose rows learn when they are read: a neuron with zero slope does not need its lateral sum, so its row waits and
/// takes up several samples at once, in one trip through the cache. The bits are those of learning at every sample.
/// </summary>
internal sealed class LazyLateral
{
    /// <summary>Samples a row may wait; while one thread still learns sample t, another may already write the deviations of t + 1.</summary>
    private const int LongestWait = LayerState.DeviationSlots - 2;

    private readonly LayerState _state;
    private readonly long[] _learned;

    public LazyLateral(LayerState state)
    {
        _state = state;
        _learned = new long[state.Layer.Neurons];
    }

    /// <summary>The rows hold everything before sample <paramref name="next"/>, as they do between two blocks.</summary>
    public void Begin(long next) => Array.Fill(_learned, next);

    /// <summary>
    /// lat of sample t for the rows [from, to) whose slope is not 0, from cells that have learned everything before t; 0 for the others.
    /// </summary>
    /// <param name="t">Sample.</param>
    /// <param name="from">First row.</param>
    /// <param name="to">Behind the last row.</param>
    /// <param name="x">What to read with; a private copy, whose elements are set to 0 and back.</param>
    /// <param name="slope">Slopes of all rows.</param>
    /// <param name="lat">Where the sums go.</param>
    /// <param name="devices">Working space when the array is made of devices.</param>
    public void Read(long t, int from, int to, Span<float> x, ReadOnlySpan<float> slope, Span<float> lat, LateralScratch? devices)
    {
        if (_state.LateralDevices is { HasWires: true } wired)
        {
            for (int j = from; j < to; j++)
                LearnDevices(wired, j, t, devices!);
            wired.Read(from, to, x, ReadMoment.Learning(t), lat, devices!);
            return;
        }

        for (int j = from; j < to; j++)
        {
            bool needed = slope[j] != 0;
            lat[j] = needed || t - _learned[j] == LongestWait ? CatchUp(j, t, x, devices) : 0f;
        }
    }

    /// <summary>Brings the rows [from, to) up to, not including, sample <paramref name="next"/>.</summary>
    public void Finish(long next, int from, int to, Span<float> scratch, LateralScratch? devices)
    {
        for (int j = from; j < to; j++)
        {
            if (_state.LateralDevices is null)
                CatchUp(j, next, scratch, devices);
            else
                LearnDevices(_state.LateralDevices, j, next, devices!);
        }
    }

    private float CatchUp(int j, long t, Span<float> x, LateralScratch? scratch)
    {
        if (_state.LateralDevices is { } devices)
        {
            LearnDevices(devices, j, t, scratch!);
            return devices.Read(j, x, ReadMoment.Learning(t));
        }

        float kept = x[j];
        x[j] = 0;
        float lat = _state.Lateral.CatchUpThenRead(j, _state.DeviationHistory.Span, _learned[j], (int)(t - _learned[j]), x);
        x[j] = kept;
        _learned[j] = t;
        return lat;
    }

    private void LearnDevices(LateralDevices devices, int j, long t, LateralScratch scratch)
    {
        for (long sample = _learned[j]; sample < t; sample++)
            devices.Learn(j, _state.Deviation(sample), sample, scratch);
        _learned[j] = t;
    }
}
