namespace NeuroSim.Data;

/// <summary>In which order samples are presented.</summary>
public enum StreamOrder
{
    /// <summary>Chunks of one class after another, each in a random order.</summary>
    Chunked,

    /// <summary>A random order.</summary>
    Shuffled,

    /// <summary>The order of the data set, the same in every epoch.</summary>
    Sequential,

    /// <summary>r items of a class, then of the next one, the same in every epoch (<see cref="RepeatedOrder"/>).</summary>
    Repeated,
}

/// <summary>The order of presentation, <c>stream:</c> of an experiment.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Chunk">Samples of one class in a row, at least 1; used by <see cref="StreamOrder.Chunked"/>. Default 16.</param>
/// <param name="Coherence">
/// c in [0, 1]: the chunked order of N samples is disturbed by (1 - c) N swaps of two random places. Default 1, no swaps.
/// Other orders have no coherence to lower and take 1 only.
/// </param>
public sealed record StreamSettings(StreamOrder Order = StreamOrder.Chunked, int Chunk = 16, double Coherence = 1)
{
    /// <summary>r of <see cref="StreamOrder.Repeated"/>, at least 1; null: a random order of the same items. Default 1.</summary>
    public int? Repetitions { get; init; } = 1;

    /// <summary>Whether <see cref="StreamOrder.Repeated"/> draws the order of classes anew for every cycle, or once for the run.</summary>
    public bool HasFreshCycles { get; init; }

    /// <summary>Refuses values outside their range.</summary>
    /// <exception cref="InvalidInputException">A value is outside its range.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Order))
            throw Wrong("order", $"The order {Order} is unknown; known are chunked, shuffled, sequential, repeated.");
        if (Chunk < 1)
            throw Wrong("chunk", $"A chunk of {Chunk} samples is too small; at least 1.");
        if (Repetitions < 1)
            throw Wrong("repetitions", $"{Repetitions} repetitions are too few; at least 1, or random.");
        if (!(Coherence >= 0 && Coherence <= 1))
            throw Wrong("coherence", $"A coherence of {Coherence} is out of range; 0 (random) .. 1 (whole chunks).");
        if (Order != StreamOrder.Chunked && Coherence != 1)
            throw Wrong("coherence", $"A coherence of {Coherence} needs the order chunked; an order without chunks takes 1.");
    }

    private static InvalidInputException Wrong(string key, string message) => new("experiment", message, $"stream.{key}");
}
