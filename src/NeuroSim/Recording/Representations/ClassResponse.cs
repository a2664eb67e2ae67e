namespace NeuroSim.Recording.Representations;

/// <summary>How a layer answers to a class.</summary>
/// <param name="Neuron">The neuron of the largest selectivity d' for it, from 0, the first of equal ones; -1 when none has one above
/// 0.</param>
/// <param name="Selectivity">That d' (<see cref="ClassMoments.Selectivity"/>); 0 when there is none.</param>
/// <param name="Preferring">Living neurons of the layer whose mean activation is largest for the class.</param>
internal sealed record ClassResponse(int Neuron, double Selectivity, int Preferring)
{
    /// <summary>The answer to class <paramref name="c"/>.</summary>
    public static ClassResponse Of(ClassMoments moments, int c, int preferring)
    {
        (int best, double most) = (-1, 0);
        for (int j = 0; j < moments.Neurons; j++)
        {
            if (moments.Selectivity(j, c) is var selectivity && selectivity > most)
                (best, most) = (j, selectivity);
        }

        return new ClassResponse(best, Rounding.Decimals(most, 3), preferring);
    }
}
