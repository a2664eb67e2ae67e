namespace NeuroSim.Data;

/// <summary>The four files of a data set.</summary>
public enum DataFile
{
    /// <summary>Images to train on.</summary>
    TrainImages,

    /// <summary>Labels to train on.</summary>
    TrainLabels,

    /// <summary>Images to test on.</summary>
    TestImages,

    /// <summary>Labels to test on.</summary>
    TestLabels,
}
