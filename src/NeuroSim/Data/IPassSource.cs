namespace NeuroSim.Data;

/// <summary>What a network of local rules is shown: a vector in every pass, and what the global bus says to all layers meanwhile.</summary>
public interface IPassSource
{
    /// <summary>Numbers in an input.</summary>
    int Inputs { get; }

    /// <summary>Writes the input of pass <paramref name="pass"/> (from 0) to the start of <paramref name="input"/> and returns the global signal. Called in ascending order.</summary>
    float Read(long pass, Span<float> input);
}
