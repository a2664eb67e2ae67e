using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>What every capacitor of a lateral array has of its own, drawn once from (seed, neuron, cell).</summary>
internal sealed class CapacitorSpread
{
    /// <summary>Draws the capacitors of an array.</summary>
    public CapacitorSpread(LateralDesign design, LateralCrossbar cells, ulong seed, uint firstEntity)
    {
        (Retention, Gain) = (new(cells.Cells.Length), new(cells.Cells.Length));
        var draws = new CellDraws(seed, cells.Stride);
        double leak = 1 - (double)cells.Retention;
        for (int j = 0; j < cells.Neurons; j++)
        {
            uint entity = firstEntity + (uint)j;
            Span<float> retention = Retention.Slice(j * cells.Stride, cells.Stride), gain = Gain.Slice(j * cells.Stride, cells.Stride);
            ReadOnlySpan<float> normal = draws.Normals(entity, CellDraws.LeakRate);
            for (int k = 0; k < cells.Stride; k++)
                retention[k] = (float)(1 - Math.Clamp(leak * (1 + design.LeakSpread * normal[k]), 0, 1));
            normal = draws.Normals(entity, CellDraws.ChargeGain);
            for (int k = 0; k < cells.Neurons; k++)
                gain[k] = k == j ? 0f : Math.Max(0f, 1 + (float)design.GainSpread * normal[k]);
        }
    }

    /// <summary>beta_jk.</summary>
    public AlignedFloats Retention { get; }

    /// <summary>g_jk; 0 on the diagonal and behind the last cell.</summary>
    public AlignedFloats Gain { get; }
}
