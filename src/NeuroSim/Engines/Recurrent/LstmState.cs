using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Recurrent;

/// <summary>
/// Everything an LSTM network remembers between two items: with <see cref="Sections"/> and <see cref="Counters"/> of another state it goes on where that one
/// stood, in the middle of a window too.
/// </summary>
/// <remarks>
/// P is H rounded up to whole lines of 16. A line of gates is 4 P floats: those of the input gates of all units, of the forget gates, the output gates, the
/// candidates; zero behind the H of each.
/// </remarks>
public sealed class LstmState
{
    /// <summary>Gates of a unit, the candidate included.</summary>
    internal const int Gates = 4;

    /// <summary>The state before the first item: weights uniform in +-sqrt(6 / (fan-in + fan-out)) of each gate's array, all biases 0, memory empty.</summary>
    public LstmState(LstmNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Validate();
        int units = AlignedFloats.Padded(network.Neurons), gates = Gates * units;
        DescentRule rule = network.Settings.Rule;
        (InputWeights, RecurrentWeights, Bias) = (new Matrix(network.Inputs, gates), new Matrix(gates, network.Neurons), new AlignedFloats(gates));
        Output = new ForwardCrossbar(network.Neurons, network.Outputs);
        (InputMoments, RecurrentMoments) = (new Moments(InputWeights.Values, rule), new Moments(RecurrentWeights.Values, rule));
        (BiasMoments, OutputMoments) = (new Moments(Bias, rule), new CrossbarMoments(Output, rule));
        (Hidden, Cell, Held) = (new AlignedFloats(units), new AlignedFloats(units), new LstmWindow(network));
        Draw(network, units);
    }

    /// <summary>W transposed, I x 4 P.</summary>
    public Matrix InputWeights { get; }

    /// <summary>R, 4 P x H.</summary>
    public Matrix RecurrentWeights { get; }

    /// <summary>b, 4 P.</summary>
    public AlignedFloats Bias { get; }

    /// <summary>U and c.</summary>
    public ForwardCrossbar Output { get; }

    /// <summary>What RMSprop remembers of W.</summary>
    public Moments InputMoments { get; }

    /// <summary>What RMSprop remembers of R.</summary>
    public Moments RecurrentMoments { get; }

    /// <summary>What RMSprop remembers of b.</summary>
    public Moments BiasMoments { get; }

    /// <summary>What RMSprop remembers of U and c.</summary>
    public CrossbarMoments OutputMoments { get; }

    /// <summary>h after the last whole window, P.</summary>
    public AlignedFloats Hidden { get; }

    /// <summary>The cells c after the last whole window, P.</summary>
    public AlignedFloats Cell { get; }

    /// <summary>Items taken so far, those that wait for the end of their window included.</summary>
    public long Items { get; internal set; }

    /// <summary>Items since the last whole window, in rows 0 and on; nothing is computed of them before the window is full.</summary>
    internal LstmWindow Held { get; }

    /// <summary>Every array that a checkpoint must hold, with a name that is stable between versions.</summary>
    public IReadOnlyList<(string Name, AlignedFloats Values)> Sections() =>
    [
        ("input-weights", InputWeights.Values), ("recurrent-weights", RecurrentWeights.Values), ("bias", Bias),
        .. InputMoments.Sections("input-weights"), .. RecurrentMoments.Sections("recurrent-weights"), .. BiasMoments.Sections("bias"),
        .. OutputMoments.Sections("output", Output),
        ("hidden", Hidden), ("cell", Cell), ("held-inputs", Held.Inputs.Values), ("held-labels", Held.Labels),
    ];

    /// <summary>What a checkpoint must hold besides: items taken.</summary>
    public long[] Counters() => [Items];

    /// <summary>Takes over the <see cref="Counters"/> of another state.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    public void Restore(ReadOnlySpan<long> counters)
    {
        if (counters.Length != 1)
            throw new ArgumentException($"An LSTM network has 1 counter, not {counters.Length}.", nameof(counters));
        Items = counters[0];
    }

    private void Draw(LstmNetwork network, int units)
    {
        for (int gate = 0; gate < Gates; gate++)
        {
            var input = new GlorotUniform(network.Seed, gate, network.Inputs, network.Neurons);
            var recurrent = new GlorotUniform(network.Seed, Gates + gate, network.Neurons, network.Neurons);
            for (int j = 0; j < network.Neurons; j++)
            {
                for (int i = 0; i < network.Inputs; i++)
                    InputWeights[i, gate * units + j] = input.Weight(j, i);
                for (int i = 0; i < network.Neurons; i++)
                    RecurrentWeights[gate * units + j, i] = recurrent.Weight(j, i);
            }
        }

        new GlorotUniform(network.Seed, 2 * Gates, network.Neurons, network.Outputs).Draw(Output);
    }
}
