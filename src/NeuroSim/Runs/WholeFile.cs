using System.Text;

namespace NeuroSim.Runs;

/// <summary>A file that is there completely or not at all: written aside, flushed to the disk, renamed.</summary>
public static class WholeFile
{
    /// <summary>Writes <paramref name="text"/> as UTF-8 without a byte order mark.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: the folder cannot be written or the disk is full.</exception>
    public static void Write(string path, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Writes what <paramref name="content"/> puts into the stream.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>.</exception>
    public static void Write(string path, Action<Stream> content)
    {
        WriteAside(path, content);
        OutputFailure.Guard(path, () => File.Move(Aside(path), path, overwrite: true));
    }

    /// <summary>Writes and flushes the file beside <paramref name="path"/>, without the rename.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>.</exception>
    public static void WriteAside(string path, Action<Stream> content) => OutputFailure.Guard(path, () =>
    {
        using var file = new FileStream(Aside(path), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        content(file);
        file.Flush(flushToDisk: true);
    });

    /// <summary>Where the file is written before it gets its name.</summary>
    public static string Aside(string path) => path + ".part";
}
