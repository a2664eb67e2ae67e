using System.Collections.Immutable;
using NeuroSim.Crossbars;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Equilibrium;

/// <summary>
/// The states of a batch in a network with symmetric weights, layer after layer with the output last, and how they settle: a state is driven by the layer
/// before through W and by the layer behind through the same W transposed (Scellier and Bengio 2017, eqs. 1 to 4).
/// </summary>
internal sealed class Relaxation
{
    /// <summary>Of sigma(x) = 1 / (1 + e^(-4 (x - 1/2))).</summary>
    private const float Steepness = 4;

    private readonly ImmutableArray<ForwardCrossbar> _arrays;
    private readonly EquilibriumSettings _settings;
    private readonly Matrix _fromImages;
    private readonly Matrix[] _drives;
    private readonly AlignedFloats _real;

    /// <summary>States of 0.</summary>
    /// <param name="arrays">The weights from the inputs to the output.</param>
    /// <param name="settings">How states move.</param>
    /// <param name="samples">B.</param>
    /// <param name="fromImages">What the first layer gets from the images, which do not move: W x, D x B.</param>
    public Relaxation(ImmutableArray<ForwardCrossbar> arrays, EquilibriumSettings settings, int samples, Matrix fromImages)
    {
        (_arrays, _settings, _fromImages) = (arrays, settings, fromImages);
        States = [.. arrays.Select(array => new Matrix(array.Neurons, samples))];
        _drives = [.. arrays.Select(array => new Matrix(array.Neurons, samples))];
        _real = AlignedFloats.Ones(samples);
    }

    /// <summary>s of every layer, D x B.</summary>
    public ImmutableArray<Matrix> States { get; }

    /// <summary>The layers that are worked on in one half of a sweep.</summary>
    public static IEnumerable<int> LayersOf(EquilibriumOrder order, int half, int layers) =>
        Enumerable.Range(0, layers).Where(layer => order == EquilibriumOrder.Synchronous || layer % 2 == half);

    /// <summary>One half of a sweep for the neurons [from, to) of a layer that takes part in it.</summary>
    /// <param name="half">0 or 1.</param>
    /// <param name="layer">Layer, from 0.</param>
    /// <param name="from">First neuron.</param>
    /// <param name="to">Behind the last one.</param>
    /// <param name="nudge">beta with its sign, 0 in the free phase; felt by the output alone.</param>
    /// <param name="targets">y: 1 for the class of a sample, else 0, classes x B.</param>
    /// <returns>The sum of |change| over neurons and samples.</returns>
    public float Half(int half, int layer, int from, int to, float nudge, Matrix targets)
    {
        bool together = _settings.Order == EquilibriumOrder.Synchronous;
        if (!together || half == 0)
            Drive(layer, from, to);
        if (together && half == 0)
            return 0;
        bool nudged = nudge != 0 && layer == States.Length - 1;
        Vector512Lane change = Vector512Lane.All(0f);
        for (int j = from; j < to; j++)
            change += Move(layer, j, nudged ? nudge : 0, targets);
        Span<float> sums = stackalloc float[Vector512Lane.Count];
        change.Store(sums);
        float total = 0;
        foreach (float sum in sums)
            total += sum;
        return total;
    }

    /// <summary>States of the neurons [from, to) of a layer to 0.</summary>
    public void Clear(int layer, int from, int to)
    {
        for (int j = from; j < to; j++)
            States[layer].Line(j).Clear();
    }

    /// <summary>Copies the states of the neurons [from, to) of a layer.</summary>
    public void Take(Relaxation other, int layer, int from, int to)
    {
        for (int j = from; j < to; j++)
            other.States[layer].Line(j).CopyTo(States[layer].Line(j));
    }

    /// <summary>W s of the layer before, plus W^T s of the layer behind.</summary>
    private void Drive(int layer, int from, int to)
    {
        Matrix drive = _drives[layer];
        if (layer > 0)
        {
            BatchProducts.Multiply(_arrays[layer].Cells, _arrays[layer].Stride, from, to, _arrays[layer].Inputs, States[layer - 1], drive);
        }
        else
        {
            for (int j = from; j < to; j++)
                _fromImages.Line(j).CopyTo(drive.Line(j));
        }

        if (layer + 1 < States.Length)
            BatchProducts.MultiplyTransposed(_arrays[layer + 1].Cells, _arrays[layer + 1].Stride, States[layer + 1], drive, from, to, adds: true);
    }

    /// <summary>s = s + dt (what its drive asks for - s + beta (y - s)).</summary>
    /// <returns>|change|, a sum for each place of a lane.</returns>
    private Vector512Lane Move(int layer, int j, float nudge, Matrix targets)
    {
        Span<float> state = States[layer].Line(j), drive = _drives[layer].Line(j), target = nudge == 0 ? state : targets.Line(j);
        Vector512Lane bias = Vector512Lane.All(_arrays[layer].Bias.Span[j]), step = Vector512Lane.All(_settings.Step), beta = Vector512Lane.All(nudge);
        Vector512Lane moved = Vector512Lane.All(0f);
        for (int i = 0; i < state.Length; i += Vector512Lane.Count)
        {
            Vector512Lane s = Vector512Lane.Load(state[i..]), asked = Asked(Vector512Lane.Load(drive[i..]) + bias);
            Vector512Lane pull = Vector512Lane.MultiplyAdd(beta, Vector512Lane.Load(target[i..]) - s, asked - s);
            Vector512Lane next = Kept(Vector512Lane.MultiplyAdd(step, pull, s)) * Vector512Lane.Load(_real.Slice(i, Vector512Lane.Count)), change = next - s;
            next.Store(state[i..]);
            moved += Vector512Lane.WherePositive(change, change, -change);
        }

        return moved;
    }

    /// <summary>Where a drive alone would take the state at once.</summary>
    private Vector512Lane Asked(Vector512Lane drive) => _settings.Dynamics == EquilibriumDynamics.Prototypical
        ? LaneMath.Sigmoid(Vector512Lane.MultiplyAdd(Vector512Lane.All(Steepness), drive, Vector512Lane.All(-Steepness / 2)))
        : drive;

    /// <summary>States of the energy stay in [0, 1].</summary>
    private Vector512Lane Kept(Vector512Lane state)
    {
        if (_settings.Dynamics == EquilibriumDynamics.Prototypical)
            return state;
        Vector512Lane zero = Vector512Lane.All(0f), one = Vector512Lane.All(1f);
        return Vector512Lane.WherePositive(state - one, one, Vector512Lane.WherePositive(state, state, zero));
    }
}
