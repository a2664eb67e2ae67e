namespace NeuroSim.Data;

/// <summary>Which half of the built-in digits: the two share no image. Numbers are part of an image's identity.</summary>
public enum DigitSet
{
    /// <summary>Images to train on.</summary>
    Train = 0,

    /// <summary>Images to test on.</summary>
    Test = 1,
}
