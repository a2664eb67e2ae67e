using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Devices;

/// <summary>The mean step of a device's pulses by the laws that the engines run.</summary>
internal static class DeviceLaw
{
    public static double Change(PulsedResponse pulses, double weight, bool isUp)
    {
        float slopeUp = (float)(pulses.Law == PulseLawKind.SoftBounds ? 1 / pulses.Upper : pulses.SlopeUp / pulses.Upper);
        float slopeDown = (float)(pulses.Law == PulseLawKind.SoftBounds ? 1 / pulses.Lower : pulses.SlopeDown / pulses.Lower);
        var cell = new CellResponse<FloatLane>(
            Lane(pulses.Step * (1 + Math.Min(pulses.Asymmetry, 0))), Lane(pulses.Step * (1 - Math.Max(pulses.Asymmetry, 0))),
            Lane(pulses.Upper), Lane(pulses.Lower), Lane(slopeUp), Lane(slopeDown));
        return pulses.Law switch
        {
            PulseLawKind.ConstantStep => Change(default(ConstantStep), cell, weight, isUp),
            PulseLawKind.Exponential => Change(pulses.Exponential, cell, weight, isUp),
            _ => Change(default(LinearStep), cell, weight, isUp),
        };
    }

    private static double Change<TLaw>(TLaw law, CellResponse<FloatLane> cell, double weight, bool isUp)
        where TLaw : struct, IPulseLaw
    {
        float[] change = new float[1];
        (isUp ? law.Up(Lane(weight), cell) : law.Down(Lane(weight), cell)).Store(change);
        return change[0];
    }

    private static FloatLane Lane(double value) => FloatLane.All((float)value);
}
