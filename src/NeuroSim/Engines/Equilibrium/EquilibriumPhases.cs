using NeuroSim.Learning;

namespace NeuroSim.Engines.Equilibrium;

/// <summary>What happens in a phase of a batch.</summary>
internal enum EquilibriumStep
{
    /// <summary>States to 0, the first layer's sums over the images.</summary>
    Begin,

    /// <summary>Half a sweep without a nudge.</summary>
    Free,

    /// <summary>The free states are looked at and copied to where nudges begin.</summary>
    Look,

    /// <summary>Half a sweep with a nudge.</summary>
    Nudged,

    /// <summary>Products of states are prepared.</summary>
    Contrast,

    /// <summary>Weights move.</summary>
    Learn,
}

/// <summary>The phases of a batch in order: begin, free sweeps in halves, look, nudged sweeps in halves, contrast, learn.</summary>
/// <param name="settings">Sweeps.</param>
internal readonly struct EquilibriumPhases(EquilibriumSettings settings)
{
    private readonly int _look = 1 + 2 * settings.FreeSweeps, _contrast = 2 + 2 * settings.FreeSweeps + 2 * settings.NudgedSweeps;

    /// <summary>How many.</summary>
    public int Count => _contrast + 2;

    /// <summary>What happens in a phase, and which half of a sweep it is.</summary>
    public (EquilibriumStep Step, int Half) At(int phase)
    {
        if (phase == 0)
            return (EquilibriumStep.Begin, 0);
        if (phase < _look)
            return (EquilibriumStep.Free, (phase - 1) % 2);
        if (phase == _look)
            return (EquilibriumStep.Look, 0);
        if (phase < _contrast)
            return (EquilibriumStep.Nudged, (phase - _look - 1) % 2);
        return (phase == _contrast ? EquilibriumStep.Contrast : EquilibriumStep.Learn, 0);
    }

    /// <summary>Whether a phase belongs to the last free sweep.</summary>
    public bool IsLastFree(int phase) => phase == _look - 1 || phase == _look - 2;
}
