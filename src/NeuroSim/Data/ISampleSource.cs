namespace NeuroSim.Data;

/// <summary>Samples that each have a class.</summary>
public interface ILabelledSource : ISampleSource
{
    /// <summary>The class of sample <paramref name="sample"/>. Called in ascending order, with <see cref="ISampleSource.Read"/>.</summary>
    byte Label(long sample);
}

/// <summary>Where the samples of a run come from, by their index in the run.</summary>
public interface ISampleSource
{
    /// <summary>Numbers in a sample.</summary>
    int Inputs { get; }

    /// <summary>Writes sample <paramref name="sample"/> (from 0, over all epochs) to the start of <paramref name="input"/>. Called in ascending order.</summary>
    void Read(long sample, Span<float> input);
}
