using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Costs;

/// <summary>The sentences a report prints under an estimate.</summary>
internal static class EstimateAssumptions
{
    internal static ImmutableArray<string> For(Technology technology, Network network, ScheduleTiming? timing, double periodSeconds)
    {
        var design = technology.Design;
        return
        [
            $"{technology.Name}: {technology.Description}.",
            Text($"Supply {design.Supply}, {design.Temperature}; activations, errors and lateral results are {design.ValueBits.Typical} bits wherever they are converted or stored."),
            Text($"An array sums {design.RowsPerArray.Typical} inputs (a bias row on top); the partial sums of a longer column are converted separately and added, so one column sum costs ceil(inputs / {design.RowsPerArray.Typical}) conversions."),
            Text($"{design.ColumnsPerConverter.Typical} columns share a converter and are converted in turn; forward and lateral array have their own converters; word-line converters are shared by all columns of a layer."),
            Period(network, timing, periodSeconds),
            .. Converters(network.Crossbar),
            .. Cells(design, network.Crossbar),
            "In inference the learning circuits (memories, squarer, error arithmetic, lateral array) are switched off; in learning they draw static power over the whole period.",
            "Converters, column integrators and word lines draw nothing between two events.",
            .. Memories(network),
            "m and v are read while their source is still held: within a period they are off by at most (1 - beta) of the step.",
            "Error arithmetic is priced as digital 8-bit operations; converting m and v for it is not priced, nor is an analog multiplier, which would replace both.",
            "A weight write is an outer product applied to all cells of an array at once; drivers are in the cell's write energy. No write is verified, and refresh of leaking weights is not priced.",
            .. Pulses(network.Crossbar),
            Optimizer(network),
            "Left out: clock tree, wiring between arrays, chip input and output, references and bias circuits, test and yield.",
            "Low and high totals take every part at the same end of its range; typical is not a mean.",
        ];
    }

    internal static IEnumerable<string> PeriodWarnings(Network network, ScheduleTiming? timing)
    {
        if (timing is not null && timing.PeriodSeconds > network.SamplePeriodSeconds)
        {
            yield return $"samplePeriod {Quantity.Format(network.SamplePeriodSeconds, Unit.Second)} is shorter than the {network.Schedule.ToString().ToLowerInvariant()} schedule's "
                + $"minimum of {Quantity.Format(timing.PeriodSeconds, Unit.Second)} on this technology; the chip would fall behind.";
        }
    }

    private static IEnumerable<string> Memories(Network network)
    {
        MemoryCell mean = network.MeanCell.Groups[0], variance = network.VarianceCell.Groups[0];
        if (mean is not RegisterCell || variance is not RegisterCell)
        {
            MemoryCell analog = mean is RegisterCell ? variance : mean;
            yield return $"Capacitor cells: what a step loses is the closed form for independent inputs of variance tau (mean) and 2 tau^2 (variance of a Gaussian's square) at {Quantity.Format(analog.UnitVolts, Unit.Volt)} per unit; high is a full supply swing. Their buffers' static power comes on top.";
        }

        if (mean is RegisterCell || variance is RegisterCell)
            yield return "Registers: every bit is written at every step, two adders make difference and sum, the shift is wiring; random bits for rounding by chance are not priced.";
        if (network.PreviousCell is null)
            yield return "The previous activation is ideal in learning and priced as a register of the converters' bits.";
    }

    private static string Period(Network network, ScheduleTiming? timing, double periodSeconds) =>
        $"Static power is paid for {Quantity.Format(periodSeconds, Unit.Second)} per sample: the larger of the sample period ({Quantity.Format(network.SamplePeriodSeconds, Unit.Second)}) and the "
        + (timing is null ? "schedule's minimum (unavailable: a latency is missing; static power may be more)." : $"schedule's minimum ({Quantity.Format(timing.PeriodSeconds, Unit.Second)}).");

    private static IEnumerable<string> Converters(CrossbarDesign crossbar)
    {
        yield return crossbar.Adc is { } adc
            ? Text($"Bit-line converters have {adc.Bits} bits: their energy is the technology's, scaled by the survey fit of ConverterBits, their area by its 0.2991th power; their latency is not scaled.")
            : "The experiment has no ADC; bit lines are priced with the technology's converters all the same.";
        if (crossbar.Dac is { } dac)
            yield return Text($"Word-line converters have {dac.Bits} bits and are priced as the technology's, whatever their bits: no source gives a law for them.");
    }

    private static IEnumerable<string> Cells(DesignChoices design, CrossbarDesign crossbar)
    {
        if (DeviceRead.Energy(design, crossbar) is { } energy)
        {
            yield return $"A forward weight of {crossbar.Device.Name} takes {energy} to read, V^2 G t at {design.ReadVoltage} for {design.ReadTime}: smallest conductance, mean, largest"
                + (crossbar.Mapping == WeightMapping.DifferentialPair ? ", the other cell of the pair at the smallest" : ", without the reference column, which all columns share")
                + "; its area is that of one cell of the technology.";
        }
    }

    private static IEnumerable<string> Pulses(CrossbarDesign crossbar)
    {
        if (crossbar.Update == UpdateMethod.Pulses)
            yield return "Forward weights are written by pulses: the pulses that met at a cell times pulse-energy, and every slot in which a word line or a bit line fires times line-energy at each cell that it crosses, met or not. Drivers, and what half-selected cells draw in an array without transistors, are not counted.";
    }

    private static string Optimizer(Network network) => network.Optimizer.Kind switch
    {
        OptimizerKind.Adam => "Adam keeps two numbers per synapse in SRAM and updates them one after the other in each column; its write is one pass; summing its gradient over samples is not priced.",
        _ when network.WriteEvery > 1 => Text($"Every {network.WriteEvery} samples the {network.WriteEvery} held products are written one pass each, so a write is counted {network.WriteEvery} times per cell."),
        _ => "Every sample's outer product is written in one pass.",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
