using NeuroSim.Circuits;
using NeuroSim.Circuits.Spice;
using Xunit.Abstractions;

namespace NeuroSim.Tests.Circuits;

/// <summary>Model and circuit agree, for every cell and every simulator.</summary>
/// <param name="output">Where the errors measured go.</param>
public sealed class CellContractTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Cells => Native.Each(CellContracts.All.Select(contract => contract.Cell));

    public static TheoryData<string> Simulators => Native.Simulators;

    [SimulatorTheory]
    [MemberData(nameof(Cells))]
    public void Circuit_UnderItsStimulus_StaysWithinTheToleranceOfItsModel(string cell, string simulator)
    {
        using ISpiceSimulator spice = Native.Simulator(simulator);
        CellCharacterization measured = CellCharacterization.Of(CellContracts.Of(cell)!, spice);
        output.WriteLine($"{cell}, {simulator}: {measured.MaxErrorOfSwing:E2} of swing");
        Assert.True(measured.IsKept, $"{measured.MaxErrorOfSwing:E2} of swing, allowed {measured.Contract.Tolerance:E2}");
        if (measured.Fit is { } fit)
            Assert.Equal(measured.Contract.Retention!(new CellParameters(measured.Netlist)), fit.Retention, 5 * measured.Contract.Tolerance);
    }

    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Circuit_LeakyRc_LeaksAsItsModelAndTheFitFindsTheLeak(string simulator)
    {
        foreach (double leakOhms in (double[])[20e6, 100e6])
        {
            using ISpiceSimulator spice = Native.Simulator(simulator);
            var parameters = new Dictionary<string, double> { ["RLEAK"] = leakOhms, ["VREF"] = 0.2 };
            CellCharacterization measured = CellCharacterization.Of(CellContracts.Of("rc")!, spice, parameters);
            Assert.True(measured.IsKept, $"{measured.MaxErrorOfSwing:E2} of swing at {leakOhms:E0} ohm");
            double constant = leakOhms * 1e-12;
            Assert.Equal(constant, measured.Fit!.LeakSeconds(1e-6)!.Value, 0.01 * constant);
        }
    }

    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Circuit_AnyRc_DrawsTheEnergyOfTheClosedForm(string simulator)
    {
        foreach ((double ohms, double farads) in ((double, double)[])[(1e6, 1e-12), (10e6, 1e-12), (100e6, 0.5e-12)])
        {
            using ISpiceSimulator spice = Native.Simulator(simulator);
            CellCharacterization measured = CellCharacterization.Of(
                CellContracts.Of("rc")!, spice, new Dictionary<string, double> { ["R"] = ohms, ["C"] = farads });
            Assert.True(measured.IsKept, $"{measured.MaxErrorOfSwing:E2} of swing at {ohms:E0} ohm");
            (double circuit, double model) = measured.EnergyJoules!.Value;
            Assert.Equal(model, circuit, 0.01 * model);
        }
    }

    /// <summary>Both switches, the time scales of the paper's autoencoders, and a switch that leaves charge on a cell that leaks.</summary>
    [SimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Circuit_LeakyActivation_IsTheEnginesMemoryForEverySwitchAndRetention(string simulator)
    {
        using ISpiceSimulator spice = Native.Simulator(simulator);
        foreach (double drive in (double[])[1, 0])
        {
            foreach (double alpha in (double[])[0.3, 0.5, 0.6])
            {
                foreach ((double gate, double leak) in ((double, double)[])[(1e-21, 1e18), (5e-15, 20e6)])
                {
                    CellCharacterization measured = CellCharacterization.Of(
                        CellContracts.Of("leaky-activation")!, spice, new Dictionary<string, double> { ["ALPHA"] = alpha, ["DRIVE"] = drive, ["CGATE"] = gate, ["RLEAK"] = leak });
                    string what = $"drive {drive}, alpha {alpha}, gate {gate:E0}, leak {leak:E0}, {simulator}: {measured.MaxErrorOfSwing:E2} of swing";
                    output.WriteLine(what);
                    Assert.True(measured.MaxErrorOfSwing < (drive == 1 ? 2e-4 : 2e-3), what);
                    Assert.Equal(measured.Contract.Retention!(new CellParameters(measured.Netlist)), measured.Fit!.Retention, 2e-4);
                    (double circuit, double model) = measured.EnergyJoules!.Value;
                    Assert.Equal(model, circuit, 0.01 * model);
                }
            }
        }
    }
}
