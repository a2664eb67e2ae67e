using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// What every cell of a feed-forward array has of its own, drawn once from (seed, neuron, cell), in units of the weight. A neuron's cells are a row of
/// the array's stride, then a line of 16 of which the first is the bias cell; what is no cell has range 0 and stays at 0.
/// </summary>
internal sealed class CellSpread
{
    private const float SmallestFactor = 0.01f;

    /// <summary>Draws the cells of an array.</summary>
    public CellSpread(CrossbarDesign design, int inputs, int stride, int neurons, ulong seed, uint firstEntity)
    {
        RowLength = stride + AlignedFloats.LineFloats;
        int cells = neurons * RowLength;
        PulsedResponse? pulses = design.Device.Pulses;
        bool slopes = pulses is { Law: PulseLawKind.LinearStep or PulseLawKind.SoftBounds };
        (Upper, Lower) = (new(cells), new(cells));
        (StepUp, StepDown) = (new(pulses is null ? 0 : cells), new(pulses is null ? 0 : cells));
        (SlopeUp, SlopeDown) = (new(slopes ? cells : 0), new(slopes ? cells : 0));
        DriftExponent = new(design.Device.Drift is null ? 0 : cells);
        var draws = new CellDraws(seed, RowLength);
        for (int j = 0; j < neurons; j++)
            DrawRow(design, draws, inputs, stride, j, firstEntity + (uint)j);
    }

    /// <summary>Floats from one neuron's cells to the next's.</summary>
    public int RowLength { get; }

    /// <summary>b+.</summary>
    public AlignedFloats Upper { get; }

    /// <summary>b-.</summary>
    public AlignedFloats Lower { get; }

    /// <summary>s+, or nothing.</summary>
    public AlignedFloats StepUp { get; }

    /// <summary>s-, or nothing.</summary>
    public AlignedFloats StepDown { get; }

    /// <summary>c+, per unit of weight, or nothing.</summary>
    public AlignedFloats SlopeUp { get; }

    /// <summary>c-, per unit of weight, or nothing.</summary>
    public AlignedFloats SlopeDown { get; }

    /// <summary>nu, or nothing.</summary>
    public AlignedFloats DriftExponent { get; }

    private void DrawRow(CrossbarDesign design, CellDraws draws, int inputs, int stride, int j, uint entity)
    {
        var range = (float)design.WeightRange;
        for (int i = 0; i < RowLength; i++)
        {
            if (i >= inputs && i != stride)
                continue;
            int at = j * RowLength + i;
            (Upper.Span[at], Lower.Span[at]) = (range, -range);
        }

        if (design.Device.Pulses is { } pulses)
        {
            DrawBounds(pulses, range, draws, j, entity);
            DrawSteps(pulses, range, draws, j, entity);
            DrawSlopes(pulses, range, draws, j, entity);
        }

        if (design.Device.Drift is { } drift)
            DrawDrift(drift, draws, j, entity);
        if (design.Device.StuckShare > 0)
            Stick((float)design.Device.StuckShare, draws, j, entity);
    }

    private void DrawBounds(PulsedResponse pulses, float range, CellDraws draws, int j, uint entity)
    {
        Span<float> upper = Row(Upper, j), lower = Row(Lower, j);
        ReadOnlySpan<float> up = draws.Normals(entity, CellDraws.UpperBound);
        for (int i = 0; i < RowLength; i++)
            upper[i] *= (float)pulses.Upper * Factor(pulses.UpperSpread, up[i]);
        ReadOnlySpan<float> down = draws.Normals(entity, CellDraws.LowerBound);
        for (int i = 0; i < RowLength; i++)
            lower[i] *= -(float)pulses.Lower * Factor(pulses.LowerSpread, down[i]);
    }

    private void DrawSteps(PulsedResponse pulses, float range, CellDraws draws, int j, uint entity)
    {
        Span<float> up = Row(StepUp, j), down = Row(StepDown, j), upper = Row(Upper, j);
        ReadOnlySpan<float> gain = draws.Normals(entity, CellDraws.Step);
        for (int i = 0; i < RowLength; i++)
            up[i] = pulses.StepLogNormal ? (float)Math.Exp(pulses.StepSpread * gain[i]) : 1 + (float)pulses.StepSpread * gain[i];
        ReadOnlySpan<float> difference = draws.Normals(entity, CellDraws.Asymmetry);
        float step = (float)pulses.Step * range, less = (float)Math.Min(pulses.Asymmetry, 0), more = (float)Math.Max(pulses.Asymmetry, 0);
        for (int i = 0; i < RowLength; i++)
        {
            float g = up[i], r = (float)pulses.AsymmetrySpread * difference[i], cell = upper[i] == 0 ? 0 : step;
            (up[i], down[i]) = (MathF.Abs(cell * (g + r + less)), MathF.Abs(cell * (g - r - more)));
        }
    }

    private void DrawSlopes(PulsedResponse pulses, float range, CellDraws draws, int j, uint entity)
    {
        if (SlopeUp.Length == 0)
            return;
        Span<float> up = Row(SlopeUp, j), down = Row(SlopeDown, j), upper = Row(Upper, j), lower = Row(Lower, j);
        bool soft = pulses.Law == PulseLawKind.SoftBounds;
        ReadOnlySpan<float> spread = draws.Normals(entity, CellDraws.SlopeUp);
        for (int i = 0; i < RowLength; i++)
        {
            float nominal = range * (float)pulses.Upper;
            up[i] = upper[i] == 0 ? 0 : soft ? 1 / upper[i] : MathF.Abs((float)(pulses.SlopeUp + pulses.SlopeSpread * spread[i])) / nominal;
        }

        spread = draws.Normals(entity, CellDraws.SlopeDown);
        for (int i = 0; i < RowLength; i++)
        {
            float nominal = range * (float)pulses.Lower;
            down[i] = lower[i] == 0 ? 0 : soft ? 1 / lower[i] : MathF.Abs((float)(pulses.SlopeDown + pulses.SlopeSpread * spread[i])) / nominal;
        }
    }

    private void DrawDrift(Drift drift, CellDraws draws, int j, uint entity)
    {
        Span<float> exponent = Row(DriftExponent, j);
        ReadOnlySpan<float> spread = draws.Normals(entity, CellDraws.DriftExponent);
        for (int i = 0; i < RowLength; i++)
            exponent[i] = (float)Math.Abs(drift.Exponent * (1 + drift.Spread * spread[i]));
    }

    /// <summary>A stuck cell has one weight as both bounds and no step.</summary>
    private void Stick(float share, CellDraws draws, int j, uint entity)
    {
        Span<float> upper = Row(Upper, j), lower = Row(Lower, j);
        ReadOnlySpan<float> chance = draws.Uniforms(entity, CellDraws.Stuck, out ReadOnlySpan<float> where);
        for (int i = 0; i < RowLength; i++)
        {
            if (chance[i] > share || upper[i] == 0)
                continue;
            upper[i] = lower[i] = lower[i] + (upper[i] - lower[i]) * where[i];
            if (StepUp.Length > 0)
                (Row(StepUp, j)[i], Row(StepDown, j)[i]) = (0, 0);
        }
    }

    /// <summary>A bound never changes its sign.</summary>
    private static float Factor(double spread, float draw) => Math.Max(SmallestFactor, 1 + (float)spread * draw);

    private Span<float> Row(AlignedFloats plane, int j) => plane.Slice(j * RowLength, RowLength);
}
