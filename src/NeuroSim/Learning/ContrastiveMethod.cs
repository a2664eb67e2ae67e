namespace NeuroSim.Learning;

/// <summary>Members of the family of CLAPP and what they are measured against (Illing et al. 2021, table 1).</summary>
public enum ContrastiveMethod
{
    /// <summary>CLAPP: local in space and time.</summary>
    Clapp,

    /// <summary>CLAPP-s: local in space; what follows and what does not in the same step.</summary>
    ClappS,

    /// <summary>Greedy InfoMax (Löwe et al. 2019): the softmax loss in every layer.</summary>
    GreedyInfoMax,

    /// <summary>Contrastive predictive coding (van den Oord et al. 2018), end to end.</summary>
    Cpc,

    /// <summary>CPC with the hinge loss.</summary>
    HingeCpc,

    /// <summary>CPC with the hinge loss, one of the two in a step.</summary>
    TimeLocalHingeCpc,

    /// <summary>Initial weights.</summary>
    Random,

    /// <summary>A classifier on every layer, none of which sends anything down.</summary>
    GreedySupervised,

    /// <summary>A classifier on the last layer, end to end.</summary>
    Supervised,
}

/// <summary>What a method is, in settings.</summary>
public static class ContrastiveMethods
{
    /// <summary>The settings of a method.</summary>
    public static ContrastiveSettings Settings(this ContrastiveMethod method)
    {
        var clapp = new ContrastiveSettings { Method = method };
        ContrastiveSettings both = clapp with { TakesTurns = false, Retrodiction = Retrodiction.Transposed, Negatives = 16 };
        return method switch
        {
            ContrastiveMethod.Clapp => clapp,
            ContrastiveMethod.ClappS => both,
            ContrastiveMethod.GreedyInfoMax => both with { Loss = ContrastiveLoss.Softmax },
            ContrastiveMethod.Cpc => both with { Loss = ContrastiveLoss.Softmax, Gradients = GradientPath.EndToEnd },
            ContrastiveMethod.HingeCpc => both with { Gradients = GradientPath.EndToEnd },
            ContrastiveMethod.TimeLocalHingeCpc => clapp with { Gradients = GradientPath.EndToEnd, Retrodiction = Retrodiction.Transposed },
            ContrastiveMethod.Random => both with { Loss = ContrastiveLoss.None },
            ContrastiveMethod.GreedySupervised => both with { Loss = ContrastiveLoss.Labels },
            _ => both with { Loss = ContrastiveLoss.Labels, Gradients = GradientPath.EndToEnd },
        };
    }

    /// <summary>
    /// Passes over the images that a method takes when nothing is said: those that do one of the two in a step see half as much of each in a pass, and take twice as many.
    /// </summary>
    public static int Epochs(this ContrastiveMethod method) => method switch
    {
        ContrastiveMethod.Clapp or ContrastiveMethod.TimeLocalHingeCpc => 16,
        ContrastiveMethod.Random => 0,
        ContrastiveMethod.GreedySupervised or ContrastiveMethod.Supervised => 15,
        _ => 8,
    };
}
