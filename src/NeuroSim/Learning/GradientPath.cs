using System.Collections.Immutable;

namespace NeuroSim.Learning;

/// <summary>How far down gradients go: modules of layers, each with a loss at its top and nothing sent to the module below.</summary>
/// <param name="IsEndToEnd">Whether all layers are one module.</param>
/// <param name="Modules">Layers of every module from the bottom up; empty: one each, or one module of all.</param>
public sealed record GradientPath(bool IsEndToEnd, ImmutableArray<int> Modules)
{
    /// <summary>Every layer has a loss of its own.</summary>
    public static GradientPath Layer { get; } = new(false, []);

    /// <summary>One loss, at the top.</summary>
    public static GradientPath EndToEnd { get; } = new(true, []);

    /// <summary>Layers of every module of a network, from the bottom up.</summary>
    /// <param name="layers">Layers of the network, at least 1.</param>
    /// <exception cref="ArgumentException">The modules have another number of layers.</exception>
    public ImmutableArray<int> Of(int layers)
    {
        if (Modules.IsEmpty)
            return IsEndToEnd ? [layers] : [.. Enumerable.Repeat(1, layers)];
        return Modules.Sum() == layers
            ? Modules
            : throw new ArgumentException($"Modules of {string.Join(", ", Modules)} layers have {Modules.Sum()} of them, and the network has {layers}.");
    }

    /// <inheritdoc/>
    public bool Equals(GradientPath? other) => other is not null && IsEndToEnd == other.IsEndToEnd && Modules.AsSpan().SequenceEqual(other.Modules.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsEndToEnd, Modules.Length);
}
