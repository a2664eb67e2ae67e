namespace NeuroSim.Costs;

/// <summary>A price or a sum of prices as optimistic, expected and pessimistic value, in the SI unit its owner states.</summary>
/// <param name="Low">Optimistic, at most <paramref name="Typical"/>.</param>
/// <param name="Typical">Expected.</param>
/// <param name="High">Pessimistic, at least <paramref name="Typical"/>.</param>
public readonly record struct PriceRange(double Low, double Typical, double High)
{
    /// <summary>Costs nothing.</summary>
    public static PriceRange Zero => default;

    /// <summary>A price without a range.</summary>
    public static PriceRange Exactly(double value) => new(value, value, value);

    /// <summary>Adds end to end: the sum's low is that of all parts being cheap together.</summary>
    public static PriceRange operator +(PriceRange a, PriceRange b) => new(a.Low + b.Low, a.Typical + b.Typical, a.High + b.High);

    /// <summary><paramref name="count"/> events of one price; the count is at least 0.</summary>
    public static PriceRange operator *(double count, PriceRange price) => new(count * price.Low, count * price.Typical, count * price.High);

    /// <summary>The same sum as the operator.</summary>
    public static PriceRange Add(PriceRange a, PriceRange b) => a + b;

    /// <summary>The same product as the operator.</summary>
    public static PriceRange Multiply(double count, PriceRange price) => count * price;

    /// <summary>The sum of <paramref name="prices"/>.</summary>
    public static PriceRange Sum(IEnumerable<PriceRange> prices) => prices.Aggregate(Zero, Add);
}
