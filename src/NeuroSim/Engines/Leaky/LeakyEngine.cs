using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>Learns one item after the other: forward through the leaky hidden layer, error back through the output weights, a step down the gradient.</summary>
public sealed class LeakyEngine : ILeakyEngine
{
    private readonly LeakyNetwork _network;
    private readonly LeakySettings _settings;
    private readonly CrossbarDescent _hidden, _output;
    private readonly LeakyBatch _test;
    private readonly LeakyMemory _tested;
    private readonly float[] _slopes, _outputs, _target;

    /// <summary>An engine over <paramref name="state"/>.</summary>
    public LeakyEngine(LeakyNetwork network, LeakyState state)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        (_network, _settings, State) = (network, network.Settings, state);
        _hidden = new CrossbarDescent(state.Hidden, state.HiddenMoments, _settings.Rule, _settings.Batch);
        _output = new CrossbarDescent(state.Output, state.OutputMoments, _settings.Rule, _settings.Batch);
        (_test, _tested) = (new LeakyBatch(network, 1), new LeakyMemory(network));
        (_slopes, _outputs, _target) = (new float[network.Neurons], new float[network.Outputs], new float[network.Outputs]);
    }

    /// <inheritdoc/>
    public LeakyState State { get; }

    /// <inheritdoc/>
    public void Learn(ILabelledSource source, long first, int count)
    {
        ArgumentNullException.ThrowIfNull(source);
        for (long n = first; n < first + count; n++)
        {
            int row = (int)(State.Items % _settings.Batch);
            Forward(source, n, State.Memory, State.Held, row);
            Back(State.Held, row);
            State.Items++;
            if (row == _settings.Batch - 1)
                Write();
        }
    }

    /// <summary>Tests items [first, first + count) without learning.</summary>
    /// <param name="source">The items.</param>
    /// <param name="first">The first one.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="remembers">Whether the memory goes on from item to item; else it is empty before each.</param>
    /// <param name="observe">Sees the input and h of every item.</param>
    public LeakyTest Test(ILabelledSource source, long first, int count, bool remembers, HiddenObserver? observe = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        _tested.Restart();
        double error = 0;
        int correct = 0;
        for (long n = first; n < first + count; n++)
        {
            if (!remembers)
                _tested.Empty();
            int label = Forward(source, n, _tested, _test, 0);
            error += OutputError.MeanSquare(_outputs, _target);
            correct += OutputError.Largest(_outputs) == label ? 1 : 0;
            observe?.Invoke(_test.Inputs.Row(0), _test.Hidden.Row(0));
        }

        return new LeakyTest(error / count, correct / (double)count);
    }

    /// <summary>An item through the network: its row of <paramref name="batch"/>, slopes, outputs and target.</summary>
    private byte Forward(ILabelledSource source, long n, LeakyMemory memory, LeakyBatch batch, int row)
    {
        Span<float> input = batch.Inputs.Line(row), hidden = batch.Hidden.Line(row);
        source.Read(n, input);
        byte label = source.Label(n);
        OutputError.Target(_settings.Output, input, label, _target);
        for (int j = 0; j < _network.Neurons; j++)
        {
            float a = State.Hidden.Read(j, input);
            (hidden[j], _slopes[j]) = (MathF.Max(0, a), a > 0 ? 1f : 0f);
        }

        memory.Step(hidden[.._network.Neurons], input, label);
        for (int k = 0; k < _network.Outputs; k++)
            _outputs[k] = State.Output.Read(k, hidden);
        OutputError.Activate(_settings.Output, _outputs);
        return label;
    }

    /// <summary>du = slope x U^T do, scaled by 1 - alpha where the gradient knows of the leak.</summary>
    private void Back(LeakyBatch batch, int row)
    {
        Span<float> outputErrors = batch.OutputErrors.Row(row), errors = batch.HiddenErrors.Line(row);
        OutputError.Derive(_settings.Output, _outputs, _target, outputErrors);
        errors.Clear();
        for (int k = 0; k < _network.Outputs; k++)
            RowKernels.Write(errors, outputErrors[k], State.Output.Row(k));
        for (int j = 0; j < _network.Neurons; j++)
            errors[j] *= _slopes[j] * (_settings.ScalesGradient ? 1 - State.Memory.Retained.Span[j] : 1);
    }

    /// <summary>A step along the mean gradient of the items that are held.</summary>
    private void Write()
    {
        _output.Write(State.Held.OutputErrors, State.Held.Hidden, 0, _settings.Batch);
        _hidden.Write(State.Held.HiddenErrors, State.Held.Inputs, 0, _settings.Batch);
    }
}
