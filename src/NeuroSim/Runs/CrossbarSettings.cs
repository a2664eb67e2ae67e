namespace NeuroSim.Runs;

/// <summary>The synapse arrays of an experiment.</summary>
/// <param name="Device">Name of the device model; <c>ideal</c> is an exact product with exact writes.</param>
/// <param name="Adc">Converter of the bit lines; <c>none</c> is no converter.</param>
/// <param name="Dac">Converter of the word lines; <c>none</c> is no converter.</param>
public sealed record CrossbarSettings(string Device, string Adc, string Dac);
