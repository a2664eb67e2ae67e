namespace NeuroSim.Tests.Costs;

/// <summary>
/// Energy of logic by Stillmaker and Baas 2017, c2 V^2 + c1 V + c0, at nodes with and between published coefficients. Figures of 45 and 40 nm that the
/// technology files scale were given at 0.9 V.
/// </summary>
internal static class LogicScaling
{
    private static readonly double At45 = Fit(1.103, -0.362, 0.2767, 0.9);
    private static readonly double At32 = Fit(0.9559, -0.7823, 0.471, 0.9);
    private static readonly double At20 = Fit(0.373, -0.1582, 0.0410, 0.9);
    private static readonly double At65 = Fit(3.755, -4.398, 1.975, 1.1);
    private static readonly double At40 = At45 + (At32 - At45) * 5 / 13;

    /// <summary>Energy at the node and its supply over that at 45 nm.</summary>
    internal static double From45(int node) => At(node) / At45;

    /// <summary>Energy at the node and its supply over that at 40 nm.</summary>
    internal static double From40(int node) => At(node) / At40;

    private static double At(int node) => node switch
    {
        28 => At32 + (At20 - At32) * 4 / 12,
        32 => At32,
        45 => Fit(1.103, -0.362, 0.2767, 1.0),
        65 => At65,
        130 => At65 * (130.0 / 65) * Math.Pow(1.3 / 1.1, 2), // no coefficients: capacitance with the node, supply squared
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "no fit"),
    };

    private static double Fit(double c2, double c1, double c0, double volts) => c2 * volts * volts + c1 * volts + c0;
}
