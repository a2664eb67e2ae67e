using NeuroSim.Crossbars;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Devices;

public sealed class PulseLawTests
{
    private static readonly CellResponse<FloatLane> Soft = Cell(0.01f, 0.02f, 1.2f, -0.8f, 1 / 1.2f, 1 / -0.8f);

    [Theory]
    [InlineData(0f)]
    [InlineData(-0.8f)]
    [InlineData(0.9f)]
    public void SoftBounds_ManyPulsesUp_FollowTheClosedForm(float start)
    {
        FloatLane w = new(start);
        for (int n = 1; n <= 500; n++)
        {
            w += default(LinearStep).Up(w, Soft);
            Assert.Equal(1.2 - (1.2 - start) * Math.Pow(1 - 0.01 / 1.2, n), w.Value, 2e-5);
        }
    }

    [Fact]
    public void SoftBounds_ManyPulsesDown_FollowTheClosedForm()
    {
        FloatLane w = new(0.5f);
        for (int n = 1; n <= 500; n++)
        {
            w += default(LinearStep).Down(w, Soft);
            Assert.Equal(-0.8 + (0.5 + 0.8) * Math.Pow(1 - 0.02 / 0.8, n), w.Value, 2e-5);
        }
    }

    [Fact]
    public void SoftBounds_AtTheSymmetryPoint_UpAndDownCancel()
    {
        double point = (0.01 - 0.02) / (0.01 / 1.2 - 0.02 / -0.8);
        var w = new FloatLane((float)point);
        Assert.Equal(0, default(LinearStep).Up(w, Soft).Value + default(LinearStep).Down(w, Soft).Value, 6);
    }

    [Fact]
    public void ConstantStep_Anywhere_MovesByTheCellsOwnStep()
    {
        Assert.Equal(0.01f, default(ConstantStep).Up(new FloatLane(0.7f), Soft).Value);
        Assert.Equal(-0.02f, default(ConstantStep).Down(new FloatLane(0.7f), Soft).Value);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.9f)]
    [InlineData(-0.7f)]
    public void Exponential_Anywhere_IsTheFormulaOfItsCitation(float w)
    {
        ExponentialStep law = ExponentialStep.Default;
        double z = 2 * 0.244 * w / 2.0 + 0.2425;
        Assert.Equal(0.01 * Math.Max(0, 1 - 8.1e-4 * Math.Exp(12.44625 * z)), law.Up(new FloatLane(w), Soft).Value, 7);
        Assert.Equal(-0.02 * Math.Max(0, 1 - 0.36833 * Math.Exp(-12.78785 * z)), law.Down(new FloatLane(w), Soft).Value, 7);
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(0x7FFF_FFFFu)]
    [InlineData(0x0F0F_00FFu)]
    [InlineData(0u)]
    public void Pulse_CoincidenceOfTrains_StepsOncePerSharedBit(uint train)
    {
        var design = new CrossbarDesign { Device = new() { Name = "toy", Pulses = new() { Law = PulseLawKind.SoftBounds, Step = 0.01 } }, Update = UpdateMethod.Pulses };
        var spread = new CellSpread(design, 16, 16, 1, 1, 0);
        float[] cells = new float[32], x = new float[32];
        uint[] lines = new uint[32];
        Array.Fill(x, 1f, 0, 16);
        Array.Fill(lines, 0x00FF_F0F1u, 0, 16);
        long pulses = WriteKernels.Pulse(
            default(LinearStep), cells, new PulsedCells(spread, 0, 32), default, new Coincidence(train, 1, lines, x), default);
        int shared = System.Numerics.BitOperations.PopCount(train & 0x00FF_F0F1u);
        Assert.Equal(16L * shared, pulses);
        Assert.All(cells[..16], cell => Assert.Equal(1 - Math.Pow(0.99, shared), cell, 5));
        Assert.All(cells[16..], cell => Assert.Equal(0f, cell));
    }

    private static CellResponse<FloatLane> Cell(float up, float down, float upper, float lower, float slopeUp, float slopeDown) =>
        new(new(up), new(down), new(upper), new(lower), new(slopeUp), new(slopeDown));
}
