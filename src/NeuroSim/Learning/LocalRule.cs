namespace NeuroSim.Learning;

/// <summary>A rule that a layer learns by from what its own neurons and its own bus know, one sample at a time.</summary>
public enum LocalRule
{
    /// <summary>CLAPP (Illing et al. 2021, eq. 8 to 10): tell the place the eye moves to from one in another image.</summary>
    Clapp,

    /// <summary>Forward-Forward (Hinton 2022): much activity for images with their own label, little for images with a wrong one.</summary>
    ForwardForward,
}
