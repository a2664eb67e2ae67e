namespace NeuroSim.Data.Fetching;

/// <summary>Fetches one file of a data set from the first mirror that gives it right.</summary>
internal sealed class FileFetch(KnownDataFile file, DataFolder folder, FetchOptions options)
{
    /// <summary>Times the list of mirrors is gone through, as long as each time brings new bytes.</summary>
    private const int MostRounds = 10;

    private readonly string _target = Path.Combine(folder.Path, file.Name + ".gz");
    private readonly Dictionary<Uri, string> _problems = [];
    private readonly HashSet<Uri> _wrong = [];
    private long _resumedFrom;

    private string Part => PartFile.Of(_target);

    /// <summary>The file as it is when it is right, else as a mirror gives it; that mirror moves to the front of the list.</summary>
    /// <exception cref="FetchException">No mirror gives it.</exception>
    public async Task<FetchedFile> RunAsync(List<Uri> mirrors)
    {
        DataFileCheck there = DataFileCheck.Of(file, folder);
        if (there.IsGood)
            return new FetchedFile(file, there.Path!, null, new FileInfo(there.Path!).Length, 0, null);
        _resumedFrom = PartFile.LengthOf(Part);
        long before = -1;
        for (int round = 0; round < MostRounds && PartFile.LengthOf(Part) > before; round++)
        {
            before = PartFile.LengthOf(Part);
            foreach (Uri mirror in mirrors.Where(one => !_wrong.Contains(one)))
            {
                if (!await TryAsync(mirror).ConfigureAwait(false))
                    continue;
                mirrors.Remove(mirror);
                mirrors.Insert(0, mirror);
                return Placed(mirror);
            }
        }

        throw NoMirror(mirrors);
    }

    /// <summary>Whether the part is now the whole right file. A wrong one that was put together from pieces gets a second chance in one.</summary>
    private async Task<bool> TryAsync(Uri mirror)
    {
        var download = new MirrorDownload(file, mirror, options);
        try
        {
            long kept = await download.RunAsync(Part).ConfigureAwait(false);
            if (IsRight(out string problem))
                return true;
            PartFile.Delete(Part);
            if (kept > 0)
                return await TryAsync(mirror).ConfigureAwait(false);
            _wrong.Add(mirror);
            throw new MirrorException(problem);
        }
        catch (MirrorException error)
        {
            _problems[mirror] = error.Message;
            options.Failed?.Invoke(new MirrorFailure(file, mirror, error.Message));
            return false;
        }
        finally
        {
            if (download.HasRestarted)
                _resumedFrom = 0;
        }
    }

    /// <summary>Any known hash must fit, of the unpacked or of the packed bytes.</summary>
    private bool IsRight(out string problem)
    {
        DataFileCheck check = DataFileCheck.Of(file, Part);
        bool hashKnown = (file.Sha256 ?? file.PackedSha256) is not null;
        problem = $"sent another file: it {check.Problem ?? "has another SHA-256 than the published one"}";
        if (check.IsGood && !PartFile.HasGzipEnd(Part, file.Bytes))
        {
            problem = "sent a gzip file without its last bytes";
            return false;
        }

        return check.State == DataFileState.Ok || (check.State == DataFileState.SizeOk && !hashKnown);
    }

    private FetchedFile Placed(Uri mirror)
    {
        string? aside = PartFile.Place(Part, _target, () => folder.Find(file.File));
        return new FetchedFile(file, _target, mirror, new FileInfo(_target).Length, _resumedFrom, aside);
    }

    private FetchException NoMirror(List<Uri> mirrors)
    {
        long here = PartFile.LengthOf(Part);
        string tried = string.Join("; ", mirrors.Where(_problems.ContainsKey).Select(mirror => $"{mirror} {_problems[mirror]}"));
        string kept = here > 0 ? $" {here} bytes of it are kept in {Part}, and the same command goes on from there." : "";
        return new FetchException(
            $"No mirror gave {file.Name}.gz. Tried: {tried}.{kept} Check the network (a proxy is taken from HTTPS_PROXY), name a mirror "
            + $"with --mirror URL, or put the four files into {folder.Path} by hand; the data set `{DataCatalog.Digits}` needs none.",
            _target);
    }
}
