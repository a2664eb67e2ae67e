using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Neurons;

public sealed class LstmCellTests
{
    /// <summary>One unit and a vector of units: the same bits, forward and back.</summary>
    [Fact]
    public void Steps_OfALaneOfSixteen_SameBitsAsOfOne()
    {
        float[] line = Draws(64, 1), before = Draws(16, 2), hidden = Draws(16, 3), later = Draws(16, 4);
        LstmGates<Vector512Lane> wide = LstmCell.Open(LstmGates<Vector512Lane>.Load(line, 0));
        var (cells, squashed, outputs) = LstmCell.Advance(wide, Vector512Lane.Load(before));
        var (drives, earlier) = LstmCell.Back(wide, Vector512Lane.Load(before), squashed, Vector512Lane.Load(hidden), Vector512Lane.Load(later));
        for (int j = 0; j < 16; j++)
        {
            LstmGates<FloatLane> one = LstmCell.Open(LstmGates<FloatLane>.Load(line, j));
            var (c, s, h) = LstmCell.Advance(one, new FloatLane(before[j]));
            var (drive, early) = LstmCell.Back(one, new FloatLane(before[j]), s, new FloatLane(hidden[j]), new FloatLane(later[j]));
            Assert.Equal((cells.Value[j], squashed.Value[j], outputs.Value[j], earlier.Value[j]), (c.Value, s.Value, h.Value, early.Value));
            Assert.Equal(
                (drives.Input.Value[j], drives.Forget.Value[j], drives.Output.Value[j], drives.Candidate.Value[j]),
                (drive.Input.Value, drive.Forget.Value, drive.Output.Value, drive.Candidate.Value));
        }
    }

    private static float[] Draws(int count, uint entity)
    {
        var random = new Philox(9, RandomStream.Digits);
        return [.. Enumerable.Range(0, count).Select(i => (float)random.Normal(entity, (ulong)i))];
    }
}
