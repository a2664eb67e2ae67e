using SpiceSharp.Components;
using SpiceSharp.Entities;
using SpiceSharp.ParameterSets;
using SpiceSharp.Simulations;
using SpiceSharp.Simulations.IntegrationMethods;

namespace NeuroSim.Circuits.Sharp;

/// <summary>A source's waveform of straight lines, whose corners the transient hits exactly.</summary>
/// <param name="times">Seconds, ascending.</param>
/// <param name="values">Volts or amperes at them; the first and last hold outside.</param>
/// <param name="nearest">Seconds below which two corners are one.</param>
internal sealed class Corners(double[] times, double[] values, double nearest) : ParameterSet, IWaveformDescription
{
    private readonly double _nearest = nearest;

    /// <inheritdoc/>
    public IWaveform Create(IBindingContext context)
    {
        IIntegrationMethod? method = null;
        context?.TryGetState(out method);
        return new Course(this, method);
    }

    /// <summary>The waveform itself: it never changes.</summary>
    public IWaveformDescription Clone() => this;

    /// <summary>The value at a time.</summary>
    public double At(double time)
    {
        int after = Array.BinarySearch(times, time);
        if (after >= 0)
            return values[after];
        after = ~after;
        if (after == 0 || after == times.Length)
            return values[Math.Min(after, times.Length - 1)];
        double share = (time - times[after - 1]) / (times[after] - times[after - 1]);
        return values[after - 1] + share * (values[after] - values[after - 1]);
    }

    /// <summary>The first corner after a time; null behind the last.</summary>
    private double? NextAfter(double time)
    {
        int after = Array.BinarySearch(times, time);
        after = after >= 0 ? after + 1 : ~after;
        return after < times.Length ? times[after] : null;
    }

    private sealed class Course : IWaveform
    {
        private readonly Corners _corners;
        private readonly IIntegrationMethod? _method;

        public Course(Corners corners, IIntegrationMethod? method)
        {
            (_corners, _method) = (corners, method);
            Value = corners.At(0);
        }

        public double Value { get; private set; }

        public void Probe() => Value = _corners.At(_method?.Time ?? 0);

        public void Accept()
        {
            if (_method is not IBreakpointMethod method)
                return;
            method.Breakpoints.MinBreak = _corners._nearest;
            if (_corners.NextAfter(method.Time) is { } next)
                method.Breakpoints.SetBreakpoint(next);
        }
    }
}
