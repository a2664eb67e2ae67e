using System.Text;

namespace NeuroSim.Cli;

/// <summary>Standard error as the program uses it: what cannot be said there, because the stream is closed or its disk full, must not end a run.</summary>
internal sealed class ForgivingWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Attempt(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Attempt(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Attempt(() => inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Attempt(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Attempt(inner.Flush);

    private static void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // There is nowhere left to say it.
        }
    }
}
