using NeuroSim.Devices;

namespace NeuroSim.Crossbars;

/// <summary>How the arrays of a network are built: devices, mapping of weights, writes, converters. The same for all layers.</summary>
public sealed record CrossbarDesign
{
    /// <summary>Exact cells without range and without converters.</summary>
    public static CrossbarDesign Ideal { get; } = new();

    /// <summary>The cell of the feed-forward array.</summary>
    public SynapticDevice Device { get; init; } = SynapticDevice.Ideal;

    /// <summary>W, the weight at the full conductance difference, 1e-3 .. 1e3.</summary>
    public double WeightRange { get; init; } = 1;

    /// <summary>How conductances stand for weights.</summary>
    public WeightMapping Mapping { get; init; }

    /// <summary>How weights are written.</summary>
    public UpdateMethod Update { get; init; }

    /// <summary>BL, slots of a write's pulse trains, 1 .. 31; only <see cref="UpdateMethod.Pulses"/> uses it.</summary>
    public int PulseSlots { get; init; } = 31;

    /// <summary>Whether a value between two levels goes to either with a probability, instead of to the nearer one; needs levels.</summary>
    public bool StochasticRounding { get; init; }

    /// <summary>Word lines of one physical array, a multiple of 16; the sums of a longer column are converted apart and added. Null: any length.</summary>
    public int? ArrayRows { get; init; }

    /// <summary>Resistance of the wires; arrays have 64 bit lines each then. The bias word line lies at the sense end and has none.</summary>
    public WireResistance Wires { get; init; }

    /// <summary>DAC of word lines, of both arrays; null for none.</summary>
    public Converter? Dac { get; init; }

    /// <summary>ADC behind bit lines; null for none.</summary>
    public Converter? Adc { get; init; }

    /// <summary>The lateral array.</summary>
    public LateralDesign Lateral { get; init; } = LateralDesign.Ideal;

    /// <summary>Time between the end of learning and the measurement, in seconds, at least 0; only drift notices.</summary>
    public double ReadAfterSeconds { get; init; }

    /// <summary>Whether cells are written without range, levels, noise or faults.</summary>
    public bool HasIdealCells => Device is { Pulses: null, Levels: null, ProgrammingNoise: 0, StuckShare: 0 };

    /// <summary>Whether the feed-forward array is read as the exact sum of exact cells.</summary>
    public bool HasIdealForward => HasIdealCells && Device is { ReadNoise: 0, Drift: null } && Adc is null && Wires.IsIdeal;

    /// <summary>Whether the lateral array is read and written exactly.</summary>
    public bool HasIdealLateral => Lateral.HasIdealCells && Lateral.ReadNoise == 0 && Adc is null && Wires.IsIdeal;

    /// <summary>Whether the range of a converter, or of lateral pulse trains, must be found before the run.</summary>
    public bool NeedsCalibration => Dac is { Range: null } || Adc is { Range: null } || (Dac is null && Lateral.PulseSlots is not null);
}
