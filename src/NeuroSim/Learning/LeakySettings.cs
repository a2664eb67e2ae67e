namespace NeuroSim.Learning;

/// <summary>When a leaky activation memory forgets what came before.</summary>
public enum ResetKind
{
    /// <summary>Never.</summary>
    None,

    /// <summary>When the class of the item is not that of the item before.</summary>
    Category,

    /// <summary>Every <see cref="LeakySettings.ResetEvery"/> items.</summary>
    Periodic,

    /// <summary>When the neuron's own row of inputs changed by more than its mean: |x(n) - x(n-1)| &gt; |x(n) + x(n-1)| / 2, sums of absolute values.</summary>
    Local,
}

/// <summary>Where a reset switch takes the capacitor.</summary>
public enum ResetTarget
{
    /// <summary>To the present drive: h = u, the resistor bypassed.</summary>
    Drive,

    /// <summary>To ground, from where it integrates for an item: h = (1 - alpha) u.</summary>
    Ground,
}

/// <summary>What the output layer says, and how it is judged.</summary>
public enum OutputKind
{
    /// <summary>Softmax, squared error.</summary>
    Softmax,

    /// <summary>Softmax, cross-entropy.</summary>
    SoftmaxCrossEntropy,

    /// <summary>Logistic function, squared error; the target is the input itself.</summary>
    Autoencoder,
}

/// <summary>
/// Networks whose hidden activations leak, trained item by item by a gradient that does not see time (Rahimi Moghaddam, Bu and Honey 2020, "Learning
/// representations from temporally smooth data", eq. 1 and section 5.2).
/// </summary>
public sealed record LeakySettings
{
    private readonly float? _rate;

    /// <summary>alpha of the hidden neurons, each in [0, 1); neuron i has entry i modulo their number. 0: no memory.</summary>
    public IReadOnlyList<float> Retentions { get; init; } = [0f];

    /// <summary>When the memory forgets.</summary>
    public ResetKind Reset { get; init; } = ResetKind.None;

    /// <summary>Items between two periodic resets, at least 1.</summary>
    public int ResetEvery { get; init; } = 2;

    /// <summary>Where a reset takes the capacitor.</summary>
    public ResetTarget Target { get; init; } = ResetTarget.Drive;

    /// <summary>Inputs of a row that a local reset watches; row i belongs to hidden neuron i.</summary>
    public int RowInputs { get; init; } = 2;

    /// <summary>Output and loss.</summary>
    public OutputKind Output { get; init; } = OutputKind.Softmax;

    /// <summary>Whether the gradient is scaled by 1 - alpha, as h depends on the drive; the paper's gradient ignores the leak.</summary>
    public bool ScalesGradient { get; init; }

    /// <summary>How a gradient becomes a step of the weights.</summary>
    public DescentKind Descent { get; init; } = DescentKind.GradientDescent;

    /// <summary>Size of the step, above 0; without a word 0.01, or 0.001 of RMSprop.</summary>
    public float Rate
    {
        get => _rate ?? DescentRule.UsualRate(Descent);
        init => _rate = value;
    }

    /// <summary>Share of its first moment that RMSprop keeps, in [0, 1): 0.9 is usual; 0: no first moment.</summary>
    public float Momentum { get; init; }

    /// <summary>Items whose mean gradient makes one step, at least 1.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>How the weights descend.</summary>
    internal DescentRule Rule => new(Descent, Rate, Momentum);
}
