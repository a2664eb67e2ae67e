namespace NeuroSim.Runs;

/// <summary>Turns what the file system answers while a run writes into an error a person can act on.</summary>
public static class OutputFailure
{
    private const int UnixNoSpace = 28, UnixQuota = 122, WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Whether <see cref="Of"/> has words for it.</summary>
    public static bool Covers(Exception error) => error is IOException or UnauthorizedAccessException;

    /// <summary>The error for <paramref name="path"/>.</summary>
    public static InvalidInputException Of(Exception error, string path)
    {
        string message = error switch
        {
            UnauthorizedAccessException => $"\"{path}\" cannot be written: permission is denied. Choose another folder with --out.",
            IOException { HResult: UnixNoSpace or UnixQuota or WindowsDiskFull } => $"The disk is full: \"{path}\" cannot be written. What was saved before is intact; free some space and go on with --resume.",
            DirectoryNotFoundException or FileNotFoundException => $"\"{path}\" cannot be written: what is above it is no folder, or takes none. Choose another folder with --out.",
            _ => $"\"{path}\" cannot be written: {error.Message.TrimEnd('.')}. Choose another folder with --out.",
        };
        return new InvalidInputException("output", message, path, error);
    }

    /// <summary>Runs <paramref name="write"/>; what the file system refuses becomes an error of kind <c>output</c> about <paramref name="path"/>.</summary>
    public static T Guard<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (Covers(error))
        {
            throw Of(error, path);
        }
    }

    /// <summary>As <see cref="Guard{T}"/>, without a value.</summary>
    public static void Guard(string path, Action write) => Guard(path, () =>
    {
        write();
        return 0;
    });
}
