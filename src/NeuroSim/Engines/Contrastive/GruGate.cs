using NeuroSim.Engines.Batch;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>The weights of one of the three parts of gated recurrent units: from inputs and from the states before.</summary>
internal sealed class GruGate
{
    private readonly LinearWeights _inputs, _states;
    private readonly Matrix _turned;

    /// <summary>Weights uniform in +-1 / sqrt(units), biases 0.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Numbers of an input.</param>
    /// <param name="number">Which of the three, from 0.</param>
    public GruGate(ContrastiveNetwork network, int inputs, int number)
    {
        int units = network.Settings.RecurrentUnits, array = 4 * network.Layers.Length + 2 * number;
        (_inputs, _states) = (new(inputs, units, network.Optimizer.Kind), new(units, units, network.Optimizer.Kind));
        _inputs.Draw(network.Seed, array, 1f / MathF.Sqrt(units));
        _states.Draw(network.Seed, array + 1, 1f / MathF.Sqrt(units));
        _turned = new Matrix(units, units);
    }

    /// <summary>What inputs and states before drive.</summary>
    public void Drive(GruStep step, Matrix fromInputs, Matrix fromStates)
    {
        _inputs.Forward(step.Inputs, fromInputs);
        _states.Forward(step.Before, fromStates);
    }

    /// <summary>Adds what errors of a step contribute to the gradient.</summary>
    /// <param name="step">The step.</param>
    /// <param name="byInputs">The derivative by what inputs drive.</param>
    /// <param name="byStates">The derivative by what states before drive.</param>
    /// <param name="adds">Whether there are contributions of later steps.</param>
    public void Accumulate(GruStep step, Matrix byInputs, Matrix byStates, bool adds)
    {
        _inputs.Accumulate(step.Inputs, byInputs, hasBias: true, adds);
        _states.Accumulate(step.Before, byStates, hasBias: true, adds);
    }

    /// <summary>Adds what the states before did through this part to their errors.</summary>
    public void SendBack(Matrix byStates, Matrix errors)
    {
        Transposition.Copy(_states.Values, _turned);
        SampleProducts.Multiply(byStates, _turned, errors, adds: true);
    }

    /// <summary>Descends along the gradient.</summary>
    public void Step(in BatchStep step)
    {
        _inputs.Step(step);
        _states.Step(step);
    }

    /// <summary>All that it remembers.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections(string name) => _inputs.Sections($"{name}-input").Concat(_states.Sections($"{name}-recurrent"));
}
