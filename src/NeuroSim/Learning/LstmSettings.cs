namespace NeuroSim.Learning;

/// <summary>
/// An LSTM network (Hochreiter and Schmidhuber 1997; with forget gates, Gers, Schmidhuber and Cummins 2000) that learns by backpropagation through windows of
/// time which do not overlap.
/// </summary>
public sealed record LstmSettings
{
    private readonly float? _rate;

    /// <summary>T: items of a window, at least 1; what an item did to the next one is seen within a window alone.</summary>
    public int Window { get; init; } = 10;

    /// <summary>Output and loss, at every item.</summary>
    public OutputKind Output { get; init; } = OutputKind.Softmax;

    /// <summary>How the gradient, summed over a window, becomes a step of the weights.</summary>
    public DescentKind Descent { get; init; } = DescentKind.GradientDescent;

    /// <summary>Size of the step, above 0; without a word 0.01, or 0.001 of RMSprop.</summary>
    public float Rate
    {
        get => _rate ?? DescentRule.UsualRate(Descent);
        init => _rate = value;
    }

    /// <summary>Share of its first moment that RMSprop keeps, in [0, 1): 0.9 is usual; 0: no first moment.</summary>
    public float Momentum { get; init; }

    /// <summary>How the weights descend.</summary>
    internal DescentRule Rule => new(Descent, Rate, Momentum);
}
