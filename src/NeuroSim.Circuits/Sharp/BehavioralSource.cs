using SpiceSharp.Behaviors;
using SpiceSharp.Components;
using SpiceSharp.Simulations;
using SpiceSharp.Validation;

namespace NeuroSim.Circuits.Sharp;

/// <summary>A voltage source whose voltage is an expression of other voltages.</summary>
internal sealed class BehavioralSource : Component, IRuleSubject
{
    private readonly Formula _formula;

    /// <summary>A source.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="plus">Its plus node.</param>
    /// <param name="minus">Its minus node.</param>
    /// <param name="formula">Its voltage.</param>
    public BehavioralSource(string name, string plus, string minus, Formula formula)
        : base(name, 2 + formula.Nodes.Count)
    {
        _formula = formula;
        Connect([plus, minus, .. formula.Nodes]);
    }

    /// <inheritdoc/>
    public override void CreateBehaviors(ISimulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var behaviors = new BehaviorContainer(Name);
        behaviors.Add(new BehavioralVoltage(new ComponentBindingContext(this, simulation, behaviors), _formula));
        simulation.EntityBehaviors.Add(behaviors);
    }

    void IRuleSubject.Apply(IRules rules)
    {
        var parameters = rules.GetParameterSet<ComponentRuleParameters>();
        IVariable[] nodes = [.. Nodes.Select(parameters.Factory.GetSharedVariable)];
        foreach (IConductiveRule rule in rules.GetRules<IConductiveRule>())
        {
            rule.AddPath(this, nodes[0], nodes[1]);
            foreach (IVariable read in nodes.Skip(2))
                rule.AddPath(this, ConductionTypes.None, read, nodes[1]);
        }

        foreach (IAppliedVoltageRule rule in rules.GetRules<IAppliedVoltageRule>())
            rule.Fix(this, nodes[0], nodes[1]);
    }
}
