using System.Collections.Immutable;

namespace NeuroSim.Data.Fetching;

/// <summary>How a data set is fetched.</summary>
public sealed record FetchOptions
{
    /// <summary>Addresses to try in turn instead of the data set's own; http or https. Empty: the data set's own.</summary>
    public ImmutableArray<Uri> Mirrors { get; init; } = [];

    /// <summary>How long a mirror may send no byte before the next one is tried.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Told how far a file is, at its start and after every piece; null: no one is.</summary>
    public Action<FetchProgress>? Progress { get; init; }

    /// <summary>Told when a mirror does not give a file and the next one is tried; null: no one is.</summary>
    public Action<MirrorFailure>? Failed { get; init; }

    /// <summary>Stops; what has come so far stays in the <c>.part</c> file, and the next fetch goes on from there.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>How far a file is.</summary>
/// <param name="File">Which.</param>
/// <param name="Bytes">Bytes of the packed file that are here, those of an earlier fetch included.</param>
/// <param name="Total">All its bytes; null when the mirror does not say.</param>
public sealed record FetchProgress(KnownDataFile File, long Bytes, long? Total);

/// <summary>A mirror that did not give a file.</summary>
/// <param name="File">Which.</param>
/// <param name="Mirror">Address of the mirror.</param>
/// <param name="Problem">What happened, to follow the address: "answered 503".</param>
public sealed record MirrorFailure(KnownDataFile File, Uri Mirror, string Problem);

/// <summary>A file that is right now.</summary>
/// <param name="File">Which.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Mirror">Where it came from; null: it was right before.</param>
/// <param name="Bytes">Its size on disk.</param>
/// <param name="ResumedFrom">Bytes of it that an earlier fetch had left; 0: none, or it was right before.</param>
/// <param name="SetAside">A wrong file of the same name, which was renamed to this; null: there was none.</param>
public sealed record FetchedFile(KnownDataFile File, string Path, Uri? Mirror, long Bytes, long ResumedFrom, string? SetAside);
