using System.Globalization;

namespace NeuroSim.Devices;

/// <summary>Where a table of measured pulses has which column.</summary>
internal sealed class PulseColumns
{
    private const string PulseName = "pulse", ConductanceName = "conductance", DirectionName = "direction", CycleName = "cycle";
    private const double MostSiemens = 10e-3;

    private readonly int _count, _pulse, _conductance, _direction, _cycle;

    private PulseColumns(string[] names)
    {
        _count = names.Length;
        (_pulse, _conductance) = (Array.IndexOf(names, PulseName), Array.IndexOf(names, ConductanceName));
        (_direction, _cycle) = (Array.IndexOf(names, DirectionName), Array.IndexOf(names, CycleName));
    }

    /// <summary>The columns a header names.</summary>
    public static PulseColumns Of(string header, string place)
    {
        string[] names = [.. header.Split(',').Select(name => Bare(name).ToLowerInvariant())];
        foreach (string needed in (string[])[PulseName, ConductanceName])
        {
            if (!names.Contains(needed))
                throw PulseTable.Invalid($"There is no column {needed}; the first line must name the columns, as in {PulseName},{ConductanceName},{DirectionName} (found: {string.Join(", ", names)}).", place);
        }

        if (Array.Find([PulseName, ConductanceName, DirectionName, CycleName], known => names.Count(name => name == known) > 1) is { } twice)
            throw PulseTable.Invalid($"The column {twice} is there twice.", place);
        return new PulseColumns(names);
    }

    /// <summary>The row of a line.</summary>
    public PulseRow Read(string line, string place)
    {
        string[] cells = [.. line.Split(',').Select(Bare)];
        if (cells.Length != _count)
            throw PulseTable.Invalid($"The line has {cells.Length} {(cells.Length == 1 ? "value" : "values")}, the header {_count} columns.", place);
        bool? isUp = _direction < 0 ? null : IsUp(cells[_direction], place);
        return new PulseRow(Whole(cells[_pulse], PulseName, place), Siemens(cells[_conductance], place), isUp, _cycle < 0 ? 0 : Whole(cells[_cycle], CycleName, place));
    }

    private static string Bare(string cell) => cell.Trim().Trim('"').Trim();

    private static int Whole(string cell, string column, string place)
    {
        double value = Number(cell, column, place);
        return value is >= 0 and <= int.MaxValue && value == Math.Floor(value)
            ? (int)value
            : throw PulseTable.Invalid($"{column} is {cell}; it must be a whole number of at least 0.", place);
    }

    private static double Siemens(string cell, string place)
    {
        double value = Number(cell, ConductanceName, place);
        return value is >= 0 and <= MostSiemens
            ? value
            : throw PulseTable.Invalid($"conductance is {cell}; it must be in siemens, 0 .. 0.01 (a microsiemens is 1e-6).", place);
    }

    private static bool IsUp(string cell, string place) => cell.ToLowerInvariant() switch
    {
        "up" or "+" => true,
        "down" or "-" => false,
        _ when double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double sign) && sign is > 0 or < 0 => sign > 0,
        _ => throw PulseTable.Invalid($"direction is \"{cell}\"; it must be up or down, or a number whose sign says it.", place),
    };

    private static double Number(string cell, string column, string place) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw PulseTable.Invalid($"{column} is \"{cell}\"; it must be a number with a decimal point, as in 1.5e-6.", place);
}
