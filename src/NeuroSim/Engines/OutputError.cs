using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>What an output layer says and how wrong it is.</summary>
internal static class OutputError
{
    /// <summary>What the outputs should be: 1 for the item's class and 0 for all others, or the input itself.</summary>
    public static void Target(OutputKind kind, ReadOnlySpan<float> input, int label, Span<float> target)
    {
        if (kind == OutputKind.Autoencoder)
        {
            input[..target.Length].CopyTo(target);
            return;
        }

        target.Clear();
        target[label] = 1;
    }

    /// <summary>Pre-activations become outputs.</summary>
    public static void Activate(OutputKind kind, Span<float> outputs)
    {
        if (kind != OutputKind.Autoencoder)
        {
            Softmax.Apply(outputs);
            return;
        }

        foreach (ref float o in outputs)
            o = Logistic(o);
    }

    /// <summary>The derivative of the loss by the pre-activations: of sum_k (o_k - t_k)^2, or of the cross-entropy.</summary>
    public static void Derive(OutputKind kind, ReadOnlySpan<float> outputs, ReadOnlySpan<float> target, Span<float> errors)
    {
        float mean = 0;
        for (int k = 0; k < outputs.Length; k++)
            mean += Part(outputs[k], target[k]);
        for (int k = 0; k < outputs.Length; k++)
            errors[k] = Of(kind, outputs[k], target[k], mean);
    }

    /// <summary>The output of one pre-activation of an autoencoder.</summary>
    public static float Logistic(float a) => LaneMath.Sigmoid(new FloatLane(a)).Value;

    /// <summary>What an output adds to the mean gradient that all others need under a softmax with squared error: 2 (o - t) o.</summary>
    public static float Part(float output, float target) => 2 * (output - target) * output;

    /// <summary>The derivative by one pre-activation.</summary>
    /// <param name="kind">Output and loss.</param>
    /// <param name="output">o.</param>
    /// <param name="target">t.</param>
    /// <param name="mean">Sum over outputs of <see cref="Part"/>; of no matter but to a softmax with squared error.</param>
    public static float Of(OutputKind kind, float output, float target, float mean)
    {
        float gradient = 2 * (output - target);
        return kind switch
        {
            OutputKind.Softmax => output * (gradient - mean),
            OutputKind.SoftmaxCrossEntropy => output - target,
            _ => gradient * output * (1 - output),
        };
    }

    /// <summary>The mean over outputs of the squared error.</summary>
    public static float MeanSquare(ReadOnlySpan<float> outputs, ReadOnlySpan<float> target)
    {
        float sum = 0;
        for (int k = 0; k < outputs.Length; k++)
            sum += (outputs[k] - target[k]) * (outputs[k] - target[k]);
        return sum / outputs.Length;
    }

    /// <summary>The largest output; the lowest one of equals.</summary>
    public static int Largest(ReadOnlySpan<float> outputs)
    {
        int largest = 0;
        for (int k = 1; k < outputs.Length; k++)
            largest = outputs[k] > outputs[largest] ? k : largest;
        return largest;
    }
}
