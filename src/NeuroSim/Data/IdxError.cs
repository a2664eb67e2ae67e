namespace NeuroSim.Data;

/// <summary>The one kind of error that reading data files raises.</summary>
internal static class IdxError
{
    internal static InvalidInputException At(string path, string message, Exception? inner = null) => new("data", message, path, inner);
}
