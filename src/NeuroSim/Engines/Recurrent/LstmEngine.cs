using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Recurrent;

/// <summary>
/// Learns windows of T items which do not overlap: forward through all of them, errors back through time, one step along the gradient summed over the window.
/// h and c go on from window to window.
/// </summary>
public sealed class LstmEngine
{
    private readonly LstmNetwork _network;
    private readonly LstmPass _pass;
    private readonly LstmGradient _gradient;
    private readonly WeightDescent _input, _recurrent, _bias;
    private readonly CrossbarDescent _output;
    private readonly LstmWindow _tested;
    private readonly float[] _target;

    /// <summary>An engine over <paramref name="state"/>.</summary>
    public LstmEngine(LstmNetwork network, LstmState state)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        (_network, State) = (network, state);
        (_pass, _gradient) = (new LstmPass(network, state), new LstmGradient(network, state));
        DescentRule rule = network.Settings.Rule;
        _input = new WeightDescent(state.InputWeights.Values, state.InputMoments, rule, state.InputWeights.Stride);
        _recurrent = new WeightDescent(state.RecurrentWeights.Values, state.RecurrentMoments, rule, state.RecurrentWeights.Stride);
        _bias = new WeightDescent(state.Bias, state.BiasMoments, rule, state.Bias.Length);
        _output = new CrossbarDescent(state.Output, state.OutputMoments, rule);
        (_tested, _target) = (new LstmWindow(network), new float[network.Outputs]);
    }

    /// <summary>Where the network stands.</summary>
    public LstmState State { get; }

    /// <summary>Takes items [first, first + count) of a source; the weights change at the end of every window.</summary>
    /// <remarks>Any count: items of a window that is not full are held in <see cref="State"/> and learned with those that fill it.</remarks>
    public void Learn(ILabelledSource source, long first, int count)
    {
        ArgumentNullException.ThrowIfNull(source);
        int window = _network.Settings.Window;
        for (long n = first; n < first + count; n++)
        {
            State.Held.Read(source, n, (int)(State.Items % window));
            State.Items++;
            if (State.Items % window == 0)
                LearnWindow();
        }
    }

    /// <summary>Tests items [first, first + count) without learning, with the weights of the last whole window.</summary>
    /// <param name="source">The items.</param>
    /// <param name="first">The first one.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="remembers">Whether h and c go on from item to item, empty before the first; else they are empty before each.</param>
    /// <param name="observe">Sees the input and h of every item.</param>
    public LeakyTest Test(ILabelledSource source, long first, int count, bool remembers, HiddenObserver? observe = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        int step = remembers ? _network.Settings.Window : 1;
        _pass.Empty();
        (double Error, int Correct) sum = (0, 0);
        for (int n = 0; n < count; n += step)
        {
            if (!remembers)
                _pass.Empty();
            int items = Math.Min(step, count - n);
            for (int t = 0; t < items; t++)
                _tested.Read(source, first + n + t, t);
            _pass.Run(_tested.Inputs, items);
            for (int t = 0; t < items; t++)
                sum = Judge(t, sum, observe);
            _pass.Carry(items);
        }

        return new LeakyTest(sum.Error / count, sum.Correct / (double)count);
    }

    private (double Error, int Correct) Judge(int t, (double Error, int Correct) sum, HiddenObserver? observe)
    {
        ReadOnlySpan<float> outputs = _pass.Outputs.Row(t);
        _tested.Target(t, _target);
        observe?.Invoke(_tested.Inputs.Row(t), _pass.Hidden.Row(t + 1));
        bool correct = OutputError.Largest(outputs) == (int)_tested.Labels.Span[t];
        return (sum.Error + OutputError.MeanSquare(outputs, _target), sum.Correct + (correct ? 1 : 0));
    }

    private void LearnWindow()
    {
        int window = _network.Settings.Window;
        _pass.Resume();
        _pass.Run(State.Held.Inputs, window);
        _gradient.Run(State.Held, _pass);
        _pass.Leave(window);
        _output.Write(_gradient.OutputErrors, _pass.Hidden, 1, window);
        _recurrent.Write(_gradient.Errors, _pass.Hidden, 0, window, State.RecurrentWeights.Stride);
        _input.Write(State.Held.Inputs, _gradient.Errors, 0, window, State.InputWeights.Stride);
        _bias.Write(_gradient.Errors, window);
    }
}
