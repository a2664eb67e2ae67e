using SpiceSharp.Algebra;
using SpiceSharp.Behaviors;
using SpiceSharp.Components;
using SpiceSharp.Simulations;

namespace NeuroSim.Circuits.Sharp;

/// <summary>The equation of a <see cref="BehavioralSource"/>, made linear at the voltages of the last iteration.</summary>
internal sealed class BehavioralVoltage : Behavior, IBiasingBehavior, IBranchedBehavior<double>
{
    private readonly Formula _formula;
    private readonly IVariable<double>[] _read;
    private readonly ElementSet<double> _elements;
    private readonly double[] _volts, _entries;

    /// <summary>The equation in a simulation.</summary>
    /// <param name="context">Its nodes: plus, minus, and those it reads.</param>
    /// <param name="formula">Its voltage.</param>
    public BehavioralVoltage(IComponentBindingContext context, Formula formula)
        : base(context)
    {
        _formula = formula;
        var state = context.GetState<IBiasingSimulationState>();
        IVariable<double>[] nodes = [.. context.Nodes.Select(state.GetSharedVariable)];
        _read = nodes[2..];
        _volts = new double[_read.Length];
        _entries = new double[5 + _read.Length];
        Branch = state.CreatePrivateVariable(Name + "#branch", Units.Ampere);
        int plus = state.Map[nodes[0]], minus = state.Map[nodes[1]], branch = state.Map[Branch];
        MatrixLocation[] places = [new(plus, branch), new(minus, branch), new(branch, plus), new(branch, minus)];
        _elements = new ElementSet<double>(
            state.Solver, [.. places, .. _read.Select(node => new MatrixLocation(branch, state.Map[node]))], [branch]);
    }

    /// <inheritdoc/>
    public IVariable<double> Branch { get; }

    void IBiasingBehavior.Load()
    {
        for (int i = 0; i < _read.Length; i++)
            _volts[i] = _read[i].Value;
        Dual voltage = _formula.Body(_volts);
        (_entries[0], _entries[1], _entries[2], _entries[3]) = (1, -1, 1, -1);
        double right = voltage.Value;
        for (int i = 0; i < _read.Length; i++)
        {
            double slope = i < voltage.Slopes.Length ? voltage.Slopes[i] : 0;
            _entries[4 + i] = -slope;
            right -= slope * _volts[i];
        }

        _entries[^1] = right;
        _elements.Add(_entries);
    }
}
