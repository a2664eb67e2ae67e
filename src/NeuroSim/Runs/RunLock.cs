namespace NeuroSim.Runs;

/// <summary>
/// Holds a run folder for one process: an exclusive lock on <c>.lock</c>, which the operating system gives up when the process ends,
/// however it ends. The file stays, because deleting it would let two later runs lock two files of one name.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const int LinuxWouldBlock = 11, MacWouldBlock = 35, WindowsSharing = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Locks <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: another run holds it, or it cannot be written.</exception>
    public static RunLock Take(string folder)
    {
        string path = Path.Combine(folder, ".lock");
        try
        {
            return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharing)
        {
            throw new InvalidInputException("output", $"Another run is writing into \"{folder}\"; wait until it ends, or choose another folder with --out.", folder, error);
        }
        catch (Exception error) when (OutputFailure.Covers(error))
        {
            throw OutputFailure.Of(error, folder);
        }
    }

    /// <summary>Whether <see cref="Take"/> refused because another run holds the folder.</summary>
    public static bool IsHeld(InvalidInputException error) => error.InnerException is IOException { HResult: LinuxWouldBlock or MacWouldBlock or WindowsSharing };

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
