using NeuroSim.Numerics;

namespace NeuroSim.Engines.ForwardForward;

/// <summary>Draws the label of a negative image: not its own, as probable as the network finds it, or all equally.</summary>
/// <param name="seed">The run's seed.</param>
/// <param name="isHard">Whether the network's probabilities count.</param>
internal readonly struct WrongLabels(ulong seed, bool isHard)
{
    private readonly Philox _random = new(seed, RandomStream.WrongLabels);

    /// <summary>The wrong label of a sample of the run.</summary>
    /// <param name="sample">Number of the sample.</param>
    /// <param name="probabilities">What the network says, classes x B.</param>
    /// <param name="column">The sample's column there.</param>
    /// <param name="label">Its own label.</param>
    public byte Draw(long sample, Matrix probabilities, int column, byte label)
    {
        float sum = 0;
        for (int c = 0; c < probabilities.Rows; c++)
            sum += Weight(probabilities, column, label, c);
        float left = _random.Uniform(0, (ulong)sample) * sum;
        int drawn = -1;
        for (int c = 0; c < probabilities.Rows && left >= 0; c++)
        {
            float weight = Weight(probabilities, column, label, c);
            if (weight <= 0)
                continue;
            (drawn, left) = (c, left - weight);
        }

        return (byte)(drawn >= 0 ? drawn : (label + 1) % probabilities.Rows);
    }

    private float Weight(Matrix probabilities, int column, byte label, int c) => c == label ? 0 : isHard ? probabilities[c, column] : 1;
}
