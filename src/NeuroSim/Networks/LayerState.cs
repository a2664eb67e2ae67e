using System.Numerics;
using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Networks;

/// <summary>
/// Everything a layer remembers between two samples. Engines differ in how they step it, never in what it is, so a checkpoint of one
/// continues in the other.
/// </summary>
public sealed class LayerState
{
    /// <summary>Samples whose deviations are kept.</summary>
    public const int DeviationSlots = 8;

    /// <summary>Samples, the present one included, whose inputs an engine may put into <see cref="Input"/> before the layer comes to them.</summary>
    public const int InputsAhead = 4;

    private readonly int _inputSlots, _heldSlots;

    /// <summary>An all-zero state: capacitors discharged, crossbars at zero.</summary>
    /// <param name="network">Shapes, optimiser, K, retention and arrays.</param>
    /// <param name="index">Number of the layer, from 0.</param>
    public LayerState(Network network, int index)
    {
        ArgumentNullException.ThrowIfNull(network);
        Layer = network.Layers[index];
        Layer layer = Layer;
        Forward = new ForwardCrossbar(layer.Inputs, layer.Neurons);
        Lateral = new LateralCrossbar(layer.Neurons, network.LateralRetention);
        _inputSlots = (int)InputSlots(network);
        _heldSlots = (int)BitOperations.RoundUpToPowerOf2((uint)network.WriteEvery + 1);
        int padded = Lateral.Stride;
        (Mean, Variance, Previous, Scale) = (new(padded), new(padded), new(padded), new(padded));
        InputHistory = new AlignedFloats(checked(_inputSlots * Forward.Stride));
        HeldHistory = new AlignedFloats(checked(_heldSlots * padded));
        DeviationHistory = new AlignedFloats(DeviationSlots * padded);
        bool adam = network.Batch is null && network.Optimizer.Kind == OptimizerKind.Adam;
        FirstMoment = new AlignedFloats(adam ? Forward.Cells.Length : 0);
        SecondMoment = new AlignedFloats(adam ? Forward.Cells.Length : 0);
        BiasMoments = new AlignedFloats(adam ? 2 * padded : 0);
        Normalization = network.Batch?.Normalization is { } normalization ? new BatchNormState(normalization, layer.Neurons) : null;
        LayerRanges ranges = network.RangesOf(index);
        (InputDac, DeviationDac) = (Quantizer.Of(network.Crossbar.Dac, ranges.Input), Quantizer.Of(network.Crossbar.Dac, ranges.Deviation));
        if (!network.Crossbar.HasIdealForward)
            ForwardDevices = new ForwardDevices(network.Crossbar, Forward, ranges.Sum, network.SamplePeriodSeconds, network.Seed, NeuronId.Of(index, 0));
        if (!network.Crossbar.HasIdealLateral)
            LateralDevices = new LateralDevices(network.Crossbar, Lateral, ranges, network.Seed, NeuronId.Of(index, 0));
    }

    /// <summary>Samples whose inputs a layer holds.</summary>
    internal static long InputSlots(Network network) => BitOperations.RoundUpToPowerOf2((uint)network.WriteEvery + 2 + InputsAhead);

    /// <summary>Shape and activation.</summary>
    public Layer Layer { get; }

    /// <summary>W and b.</summary>
    public ForwardCrossbar Forward { get; }

    /// <summary>L.</summary>
    public LateralCrossbar Lateral { get; }

    /// <summary>What devices and converters make of reads and writes of <see cref="Forward"/>; null when both are exact.</summary>
    public ForwardDevices? ForwardDevices { get; }

    /// <summary>What devices and converters make of reads and writes of <see cref="Lateral"/>; null when both are exact.</summary>
    public LateralDevices? LateralDevices { get; }

    /// <summary>Converter of the forward word lines.</summary>
    public Quantizer InputDac { get; }

    /// <summary>Converter of the lateral word lines.</summary>
    public Quantizer DeviationDac { get; }

    /// <summary>m, D (padded, like every array by neuron).</summary>
    public AlignedFloats Mean { get; }

    /// <summary>v, D.</summary>
    public AlignedFloats Variance { get; }

    /// <summary>p, D.</summary>
    public AlignedFloats Previous { get; }

    /// <summary>g of the optimiser neuron-rms, D.</summary>
    public AlignedFloats Scale { get; }

    /// <summary>Recent inputs by sample, see <see cref="Input"/>.</summary>
    public AlignedFloats InputHistory { get; }

    /// <summary>Recent held values by sample, see <see cref="Held"/>.</summary>
    public AlignedFloats HeldHistory { get; }

    /// <summary>Recent deviation vectors by sample, see <see cref="Deviation"/>.</summary>
    public AlignedFloats DeviationHistory { get; }

    /// <summary>Adam's first moments of W, or nothing.</summary>
    public AlignedFloats FirstMoment { get; }

    /// <summary>Adam's second moments of W, or nothing.</summary>
    public AlignedFloats SecondMoment { get; }

    /// <summary>Adam's first and then second moments of b, or nothing.</summary>
    public AlignedFloats BiasMoments { get; }

    /// <summary>Batch normalisation before the activation function; null: none.</summary>
    public BatchNormState? Normalization { get; }

    /// <summary>The layer's input at a sample; kept until the write that needs it has happened.</summary>
    public Span<float> Input(long sample) => InputHistory.Slice((int)(sample & (_inputSlots - 1)) * Forward.Stride, Forward.Stride);

    /// <summary>What the neurons hold for the write of a sample: the write gain for <see cref="WritePolicy.Immediate"/>, else the error.</summary>
    public Span<float> Held(long sample) => HeldHistory.Slice((int)(sample & (_heldSlots - 1)) * Lateral.Stride, Lateral.Stride);

    /// <summary>The deviations z - m of a sample; the last <see cref="DeviationSlots"/> are kept.</summary>
    public Span<float> Deviation(long sample) => DeviationHistory.Slice((int)(sample & (DeviationSlots - 1)) * Lateral.Stride, Lateral.Stride);

    /// <summary>Every array a checkpoint must hold, with a name that is stable between versions.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() =>
    [
        ("weights", Forward.Cells), ("bias", Forward.Bias), ("lateral", Lateral.Cells),
        ("mean", Mean), ("variance", Variance), ("previous", Previous), ("scale", Scale),
        ("inputs", InputHistory), ("held", HeldHistory), ("deviations", DeviationHistory),
        ("first-moment", FirstMoment), ("second-moment", SecondMoment), ("bias-moments", BiasMoments),
        .. DeviceSections(), .. NormalizationSections(),
    ];

    /// <summary>What devices remember beyond the weights.</summary>
    internal IEnumerable<(string Name, AlignedFloats Values)> DeviceSections() =>
        ForwardDevices is { } devices ? [("pulsed", devices.Pulsed), ("write-times", devices.WriteTimes)] : [];

    /// <summary>What batch normalisation learned and remembers.</summary>
    internal IEnumerable<(string Name, AlignedFloats Values)> NormalizationSections() => Normalization?.Sections ?? [];

    /// <summary>W_j += gain x of a sample, b_j += gain, by whatever the array is made of.</summary>
    internal void Write(int j, float gain, long sample, DeviceScratch? scratch)
    {
        if (ForwardDevices is { } devices)
            devices.Write(j, gain, Input(sample), sample, scratch!);
        else
            Forward.Write(j, gain, Input(sample));
    }
}
