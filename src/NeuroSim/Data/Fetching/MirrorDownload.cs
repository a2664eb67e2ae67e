using System.Net;
using System.Net.Http.Headers;

namespace NeuroSim.Data.Fetching;

/// <summary>One request for the rest of one file at one mirror.</summary>
internal sealed class MirrorDownload(KnownDataFile file, Uri mirror, FetchOptions options)
{
    private const int BufferBytes = 1 << 16;

    /// <summary>The largest packed file that is taken: gzip adds at most a few bytes per block to data that it cannot pack.</summary>
    private readonly long _mostBytes = file.Bytes + (file.Bytes / 1000) + 4096;

    /// <summary>Whether the file was started over, because the mirror cannot send a part of it.</summary>
    public bool HasRestarted { get; private set; }

    /// <summary>Address of a file at a mirror.</summary>
    public static Uri AddressOf(KnownDataFile file, Uri mirror) => new($"{mirror.AbsoluteUri.TrimEnd('/')}/{file.Name}.gz");

    /// <summary>Appends the missing bytes, or starts over when the mirror cannot send a part.</summary>
    /// <returns>Bytes of the part that were kept.</returns>
    /// <exception cref="MirrorException">The mirror does not answer, refuses, stalls, breaks off or sends something else.</exception>
    /// <exception cref="InvalidInputException">The part cannot be written.</exception>
    public async Task<long> RunAsync(string partPath)
    {
        using PartFile part = PartFile.Open(partPath);
        using HttpClient client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(file, mirror));
        if (part.Length > 0)
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
        using HttpResponseMessage answer = await Patiently(token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token))
            .ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && part.Length > 0)
            return part.Length; // nothing is missing, or it is no part of this file: the check tells
        long kept = Accept(answer, part.Length);
        if (kept == 0)
        {
            HasRestarted = true;
            part.Restart();
        }

        await CopyAsync(answer.Content, part).ConfigureAwait(false);
        part.Flush();
        return kept;
    }

    /// <summary>Loopback addresses need no proxy; compression would be undone by no one.</summary>
    private HttpClient Client()
    {
        var handler = new SocketsHttpHandler { UseProxy = !mirror.IsLoopback, AutomaticDecompression = DecompressionMethods.None };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("neurosim", typeof(MirrorDownload).Assembly.GetName().Version?.ToString(3)));
        return client;
    }

    /// <summary>Refuses answers that cannot be the file before anything is overwritten.</summary>
    private long Accept(HttpResponseMessage answer, long have)
    {
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
            throw new MirrorException($"answered {(int)answer.StatusCode} ({answer.StatusCode})");
        if (answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
            throw new MirrorException("answered with a web page, not the file (a log-in page of the network?)");
        bool partial = answer.StatusCode == HttpStatusCode.PartialContent;
        if (partial && answer.Content.Headers.ContentRange?.From != have)
            throw new MirrorException($"sent another part of the file than the one from byte {have} that was asked for");
        long kept = partial ? have : 0;
        CheckSize(kept + (answer.Content.Headers.ContentLength ?? 0));
        return kept;
    }

    private async Task CopyAsync(HttpContent content, PartFile part)
    {
        long? total = part.Length + content.Headers.ContentLength;
        options.Progress?.Invoke(new FetchProgress(file, part.Length, total));
        Stream body = await Patiently(content.ReadAsStreamAsync).ConfigureAwait(false);
        byte[] buffer = new byte[BufferBytes];
        for (int read; (read = await Patiently(token => body.ReadAsync(buffer, token).AsTask()).ConfigureAwait(false)) > 0;)
        {
            CheckSize(part.Length + read);
            part.Append(buffer.AsSpan(0, read));
            options.Progress?.Invoke(new FetchProgress(file, part.Length, total));
        }
    }

    private void CheckSize(long bytes)
    {
        if (bytes > _mostBytes)
            throw new MirrorException($"sends more than the {_mostBytes} bytes that the file can have");
    }

    /// <summary>Waits for the network, but not for ever, and gives its failures one name.</summary>
    private async Task<T> Patiently<T>(Func<CancellationToken, Task<T>> step)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(options.Cancellation);
        patience.CancelAfter(options.Patience);
        try
        {
            return await step(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!options.Cancellation.IsCancellationRequested)
        {
            throw new MirrorException($"sent no byte for {options.Patience.TotalSeconds:0.#} s");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            throw new MirrorException($"broke off or cannot be reached: {(error.InnerException ?? error).Message.TrimEnd('.')}");
        }
    }
}
