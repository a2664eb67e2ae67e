using NeuroSim.Neurons;

namespace NeuroSim.Costs;

/// <summary>
/// Rows of array reads. A column longer than an array is split: each array's partial sum is integrated, held and converted, then the
/// sums are added. Word-line converters serve all columns of a layer; bit-line converters and adders serve several columns of an array.
/// </summary>
internal static class ReadPrices
{
    /// <summary>What a neuron does for its activation, in inference and in learning alike.</summary>
    internal static void Forward(PricedLayer at)
    {
        Sums(at);
        var activation = at.Layer.Activation == Activation.Relu ? Part.ActivationCompare : Part.ActivationLookup;
        at.Events($"activation, {at.Layer.Activation.ToString().ToLowerInvariant()}", activation, at.PerNeuron(at.Counts.ActivationSteps), 1);
    }

    /// <summary>The forward read without the activation.</summary>
    internal static void Sums(PricedLayer at)
    {
        var counts = at.Counts;
        double dacs = at.Layer.Inputs / (double)at.Layer.Neurons;
        Cells(at, at.PerNeuron(counts.ForwardCellReads), at.Layer.Inputs + 1);
        at.Events("forward word lines, DAC", Part.WordLineDac, at.PerNeuron(counts.ForwardDacConversions), dacs);
        Column(at, "forward", at.PerNeuron(counts.ForwardAdcConversions), Arrays(at, at.Layer.Inputs));
    }

    /// <summary>The lateral sum of a learning sample.</summary>
    internal static void Lateral(PricedLayer at)
    {
        var counts = at.Counts;
        at.Events("lateral cells, read", Part.LateralCell, at.PerNeuron(counts.LateralCellReads), at.Layer.Neurons - 1);
        at.Events("lateral word lines, DAC", Part.WordLineDac, at.PerNeuron(counts.LateralDacConversions), 1);
        Column(at, "lateral", at.PerNeuron(counts.LateralAdcConversions), Arrays(at, at.Layer.Neurons));
    }

    /// <summary>What a neuron gets back through the <paramref name="lines"/> cells of its word line in the next array, which are driven from their bit lines.</summary>
    internal static void Transposed(PricedLayer at, int lines)
    {
        double dacs = lines / (double)at.Layer.Neurons;
        at.Events("transposed cells, read", Part.FeedForwardCell, lines, 0);
        at.Events("transposed bit lines, DAC", Part.WordLineDac, dacs, dacs);
        Column(at, "transposed", 1, Arrays(at, lines));
    }

    /// <summary>Reads of all columns of an array.</summary>
    /// <param name="at">The layer.</param>
    /// <param name="name">Array.</param>
    /// <param name="lines">Word lines without the bias.</param>
    /// <param name="reads">Reads per sample.</param>
    /// <param name="cells">Cells of a column.</param>
    internal static void Array(PricedLayer at, string name, int lines, double reads, double cells)
    {
        double dacs = lines / (double)at.Layer.Neurons;
        at.Events($"{name} cells, read", Part.FeedForwardCell, reads * cells, cells);
        at.Events($"{name} word lines, DAC", Part.WordLineDac, reads * dacs, dacs);
        Column(at, name, reads, Arrays(at, lines));
    }

    /// <summary>
    /// Reads of an array from its bit lines, for its <paramref name="lines"/> word lines: what a neuron's own column has to do with it, and the share of the
    /// circuits on the word lines.
    /// </summary>
    internal static void Transposed(PricedLayer at, string name, int lines, double reads)
    {
        double perNeuron = lines / (double)at.Layer.Neurons;
        at.Events($"{name} cells, read", Part.FeedForwardCell, reads * lines, 0);
        at.Events($"{name} bit lines, DAC", Part.WordLineDac, reads, 1);
        Column(at, name, reads * perNeuron, Arrays(at, at.Layer.Neurons), perNeuron);
    }

    /// <summary>A named device is read at its own conductances, any other cell at the technology's price.</summary>
    private static void Cells(PricedLayer at, double reads, double cells)
    {
        const string Name = "forward cells, read";
        if (DeviceRead.Energy(at.Technology.Design, at.Network.Crossbar) is { } energy)
            at.Events(Name, Part.FeedForwardCell, reads, cells, energy);
        else
            at.Events(Name, Part.FeedForwardCell, reads, cells);
    }

    /// <summary>Physical arrays a column is split over: the experiment's own length, else the technology's.</summary>
    private static int Arrays(PricedLayer at, int lines) => at.Network.Crossbar.ArrayRows is { } rows
        ? Math.Max(1, (lines + rows - 1) / rows)
        : at.Technology.Design.ArraysFor(lines);

    private static void Column(PricedLayer at, string which, double sums, int arrays, double columns = 1)
    {
        double shared = at.Technology.Design.ColumnsPerConverter.Typical;
        at.Events($"{which} columns, integrator", Part.ColumnIntegrator, sums * arrays, columns * arrays);
        at.Events($"{which} columns, sample and hold", Part.SampleHold, sums * arrays, columns * arrays);
        double priced = at.Technology.Design.ValueBits.Typical, bits = at.Network.Crossbar.Adc?.Bits ?? priced;
        double area = columns * arrays / shared * ConverterBits.AreaRatio(bits, priced);
        at.Events($"{which} columns, ADC", Part.BitLineAdc, sums * arrays, area, ConverterBits.EnergyRatio(bits, priced));
        if (arrays > 1)
            at.Events($"{which} columns, partial sums", Part.PartialSumAdder, sums * (arrays - 1), columns * (arrays - 1) / shared);
    }
}
