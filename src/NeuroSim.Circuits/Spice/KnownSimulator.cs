namespace NeuroSim.Circuits.Spice;

/// <summary>A simulator that this build can use where it is installed.</summary>
/// <param name="Key">What tests call it: <c>library</c>, <c>batch</c>, and <c>spicesharp</c> in a build with it.</param>
/// <param name="Name">As reports name it.</param>
/// <param name="IsHere">Whether it is on this machine; asked anew every time.</param>
/// <param name="Create">Makes one.</param>
public sealed record KnownSimulator(string Key, string Name, Func<bool> IsHere, Func<ISpiceSimulator> Create);
