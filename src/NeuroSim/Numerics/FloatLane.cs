using System.Runtime.CompilerServices;

namespace NeuroSim.Numerics;

/// <summary>A lane of one float.</summary>
/// <param name="Value">The float.</param>
public readonly record struct FloatLane(float Value) : ILane<FloatLane>
{
    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static FloatLane Load(ReadOnlySpan<float> source) => new(source[0]);

    /// <inheritdoc/>
    public static FloatLane All(float value) => new(value);

    /// <inheritdoc/>
    public void Store(Span<float> target) => target[0] = Value;

    /// <inheritdoc/>
    public static FloatLane operator +(FloatLane left, FloatLane right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static FloatLane operator -(FloatLane left, FloatLane right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    public static FloatLane operator *(FloatLane left, FloatLane right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    public static FloatLane operator /(FloatLane left, FloatLane right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    public static FloatLane operator -(FloatLane value) => new(-value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLane MultiplyAdd(FloatLane left, FloatLane right, FloatLane addend) =>
        new(MathF.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    public static FloatLane Sqrt(FloatLane value) => new(MathF.Sqrt(value.Value));

    /// <inheritdoc/>
    public static FloatLane Round(FloatLane value) => new(MathF.Round(value.Value));

    /// <inheritdoc/>
    public static FloatLane PowerOfTwo(FloatLane exponent) => new(BitConverter.Int32BitsToSingle(((int)exponent.Value + 127) << 23));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLane WherePositive(FloatLane test, FloatLane chosen, FloatLane otherwise) => test.Value > 0 ? chosen : otherwise;
}
