using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>
/// The write of a neuron's cells after K samples whose errors and inputs were held: gradient dW_i = sum_k e_k x_ki / K (k ascending, one rounding
/// per term), then the optimiser's step.
/// </summary>
internal sealed class HeldWrite(LayerRule rule, LayerState state)
{
    private readonly float _share = 1f / rule.WriteEvery;
    private readonly float _perInput = 1f / rule.Layer.Inputs;

    /// <summary>Floats of scratch space a call needs; more may be given.</summary>
    public int ScratchLength => state.Forward.Stride;

    /// <summary>Writes neuron j for the window that ends with <paramref name="last"/>; false when there was nothing to write.</summary>
    public bool Apply(int j, long last, Span<float> scratch, DeviceScratch? devices)
    {
        if (rule.Optimizer == OptimizerKind.Adam)
        {
            ApplyAdam(j, last, scratch);
            return true;
        }

        if (rule.Optimizer == OptimizerKind.Sgd)
            return ApplyGain(j, last, -rule.GainRate(last), scratch, devices);
        Span<float> scale = state.Scale.Span;
        scale[j] = NeuronRms.Advance(new FloatLane(scale[j]), new FloatLane(MeanSquare(j, last, scratch))).Value;
        return ApplyGain(j, last, RmsGain(scale[j], last), scratch, devices);
    }

    /// <summary>The factor of the gradient for a neuron whose gradient-scale memory holds <paramref name="scale"/>.</summary>
    public float RmsGain(float scale, long last) =>
        NeuronRms.WriteGain(new FloatLane(scale), new FloatLane(1f), new FloatLane(rule.GainRate(last))).Value;

    /// <summary>mean_i dW_i^2 of neuron j.</summary>
    public float MeanSquare(int j, long last, Span<float> scratch)
    {
        scratch = scratch[..ScratchLength];
        Gradient(j, last, scratch);
        return RowKernels.Dot(scratch, scratch) * _perInput;
    }

    /// <summary>W_j += gain dW_j; false when every held error is zero.</summary>
    public bool ApplyGain(int j, long last, float gain, Span<float> scratch, DeviceScratch? devices)
    {
        scratch = scratch[..ScratchLength];
        if (!HasError(j, last))
            return false;
        if (state.ForwardDevices is { WritesByPulses: true } pulsed)
        {
            ApplyPulses(pulsed, j, last, gain, devices!);
            return true;
        }

        float sum = Gradient(j, last, scratch);
        if (state.ForwardDevices is { } array)
        {
            array.WriteVector(j, gain, scratch, gain * sum, last);
            return true;
        }

        RowKernels.Write(state.Forward.Row(j), gain, scratch);
        state.Forward.Bias.Span[j] += gain * sum;
        return true;
    }

    /// <summary>Pulses can only write outer products: one after the other, a share of the gain each.</summary>
    private void ApplyPulses(ForwardDevices array, int j, long last, float gain, DeviceScratch scratch)
    {
        for (long k = last - rule.WriteEvery + 1; k <= last; k++)
        {
            float e = state.Held(k)[j];
            if (e != 0)
                array.Write(j, gain * _share * e, state.Input(k), k, scratch);
        }
    }

    private void ApplyAdam(int j, long last, Span<float> scratch)
    {
        scratch = scratch[..ScratchLength];
        float sum = Gradient(j, last, scratch);
        AdamStep step = AdamStep.Of(rule.Rate(last), rule.WriteNumber(last));
        int stride = state.Forward.Stride, neurons = state.Lateral.Stride;
        state.ForwardDevices?.BeginWrite(j, last);
        Adam.Update(state.Forward.Row(j), state.FirstMoment.Slice(j * stride, stride), state.SecondMoment.Slice(j * stride, stride), scratch, step);
        Span<float> moments = state.BiasMoments.Span;
        Adam.Update(state.Forward.Bias.Slice(j, 1), moments.Slice(j, 1), moments.Slice(neurons + j, 1), [sum], step);
        state.ForwardDevices?.Rewrite(j, last);
    }

    /// <summary>Fills <paramref name="gradient"/> with dW_j and returns dLoss/db_j.</summary>
    private float Gradient(int j, long last, Span<float> gradient)
    {
        gradient.Clear();
        float bias = 0;
        for (long k = last - rule.WriteEvery + 1; k <= last; k++)
        {
            float e = state.Held(k)[j];
            bias += e;
            if (e != 0)
                RowKernels.Write(gradient, e, state.Input(k));
        }

        if (rule.WriteEvery > 1)
            RowKernels.Scale(gradient, _share);
        return bias * _share;
    }

    private bool HasError(int j, long last)
    {
        for (long k = last - rule.WriteEvery + 1; k <= last; k++)
        {
            if (state.Held(k)[j] != 0)
                return true;
        }

        return false;
    }
}
