using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines;

/// <summary>The write of the last sample, which has not landed while its error is known: it is fused with the next read, or waits for it (pipelined).</summary>
internal static class PendingWrite
{
    /// <summary>Lands the write of sample <paramref name="t"/> on the rows [from, to) without reading them; returns the columns written.</summary>
    public static int Land(
        LayerRule rule, LayerState state, HeldWrite held, long t, int from, int to, Span<float> scratch, DeviceScratch? devices)
    {
        int written = 0;
        if (rule.Policy == WritePolicy.Held)
        {
            for (int j = from; j < to && rule.EndsWindow(t); j++)
                written += held.Apply(j, t, scratch, devices) ? 1 : 0;
            return written;
        }

        for (int j = from; j < to; j++)
        {
            float gain = state.Held(t)[j];
            if (gain == 0)
                continue;
            state.Write(j, gain, t, devices);
            written++;
        }

        return written;
    }
}
