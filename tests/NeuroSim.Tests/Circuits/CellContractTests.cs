using NeuroSim.Circuits;
using NeuroSim.Circuits.Spice;

namespace NeuroSim.Tests.Circuits;

/// <summary>Model and circuit agree, for every cell and every simulator.</summary>
public sealed class CellContractTests
{
    public static TheoryData<string, string> Cells()
    {
        var data = new TheoryData<string, string>();
        foreach (CellContract contract in CellContracts.All)
        {
            data.Add(contract.Cell, "library");
            data.Add(contract.Cell, "batch");
        }

        return data;
    }

    [NativeTheory]
    [MemberData(nameof(Cells))]
    public void Circuit_UnderItsStimulus_StaysWithinTheToleranceOfItsModel(string cell, string simulator)
    {
        using ISpiceSimulator spice = Native.Simulator(simulator);
        CellCharacterization measured = CellCharacterization.Of(CellContracts.Of(cell)!, spice);
        Assert.True(measured.IsKept, $"{measured.MaxErrorOfSwing:E2} of swing, allowed {measured.Contract.Tolerance:E2}");
        if (measured.Fit is { } fit)
            Assert.Equal(measured.Contract.Retention!(new CellParameters(measured.Netlist)), fit.Retention, 5 * measured.Contract.Tolerance);
    }

    [NativeTheory]
    [InlineData(20e6)]
    [InlineData(100e6)]
    public void Circuit_LeakyRc_LeaksAsItsModelAndTheFitFindsTheLeak(double leakOhms)
    {
        using var spice = new NgspiceLibrary();
        var parameters = new Dictionary<string, double> { ["RLEAK"] = leakOhms, ["VREF"] = 0.2 };
        CellCharacterization measured = CellCharacterization.Of(CellContracts.Of("rc")!, spice, parameters);
        Assert.True(measured.IsKept, $"{measured.MaxErrorOfSwing:E2} of swing");
        double constant = leakOhms * 1e-12;
        Assert.Equal(constant, measured.Fit!.LeakSeconds(1e-6)!.Value, 0.01 * constant);
    }

    [NativeTheory]
    [InlineData(1e6, 1e-12)]
    [InlineData(10e6, 1e-12)]
    [InlineData(100e6, 0.5e-12)]
    public void Circuit_AnyRc_DrawsTheEnergyOfTheClosedForm(double ohms, double farads)
    {
        using var spice = new NgspiceLibrary();
        CellCharacterization measured = CellCharacterization.Of(
            CellContracts.Of("rc")!, spice, new Dictionary<string, double> { ["R"] = ohms, ["C"] = farads });
        Assert.True(measured.IsKept, $"{measured.MaxErrorOfSwing:E2} of swing");
        (double circuit, double model) = measured.EnergyJoules!.Value;
        Assert.Equal(model, circuit, 0.01 * model);
    }
}
