using System.Collections.Immutable;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Representations;

/// <summary>A neuron and the images that drive it most.</summary>
/// <param name="Layer">Number of its layer, from 0.</param>
/// <param name="Neuron">Its number, from 0.</param>
/// <param name="Images">Images in falling order of its activation, the first of equal ones first.</param>
internal sealed record DrivenNeuron(int Layer, int Neuron, ImmutableArray<DrivingImage> Images)
{
    /// <summary>Finds the images.</summary>
    /// <param name="table">Activations.</param>
    /// <param name="layer">Number of the layer, from 0.</param>
    /// <param name="neuron">Number of the neuron, from 0.</param>
    /// <param name="most">How many images at most.</param>
    public static DrivenNeuron Of(FeatureTable table, int layer, int neuron, int most)
    {
        var best = new List<(float Activation, int Image)>(most + 1);
        for (int image = 0; image < table.Images; image++)
        {
            float activation = ClassMoments.Finite(table.Row(image, layer)[neuron]);
            if (best.Count == most && activation <= best[^1].Activation)
                continue;
            int place = best.FindIndex(one => activation > one.Activation);
            best.Insert(place < 0 ? best.Count : place, (activation, image));
            if (best.Count > most)
                best.RemoveAt(most);
        }

        return new DrivenNeuron(layer, neuron, [.. best.Select(one => new DrivingImage(one.Image, Rounding.Significant(one.Activation)))]);
    }
}

/// <summary>An image and what it drives a neuron to.</summary>
/// <param name="Image">Its number in the test set, from 0.</param>
/// <param name="Activation">The neuron's activation for it, four digits.</param>
internal sealed record DrivingImage(int Image, double Activation);
