namespace NeuroSim.Devices;

/// <summary>One line of a table of measured pulses.</summary>
/// <param name="Pulse">Number of the pulse.</param>
/// <param name="Siemens">Conductance after it.</param>
/// <param name="IsUp">Its direction, or null where the table has none.</param>
/// <param name="Cycle">Its cycle, 0 where the table has none.</param>
internal readonly record struct PulseRow(int Pulse, double Siemens, bool? IsUp, int Cycle)
{
    /// <summary>Whether <paramref name="next"/> belongs to the same run.</summary>
    public bool ContinuesIn(PulseRow next) => IsUp == next.IsUp && Cycle == next.Cycle;
}
