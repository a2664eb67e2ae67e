using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeuroSim.Tests.Data.Fetching;

/// <summary>A small HTTP server on this machine, whose answers a test chooses; one request per connection.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, int> _asked = new();
    private readonly Func<ServedRequest, ServedAnswer> _answer;

    public FileServer(Func<ServedRequest, ServedAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/data/");
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<ServedRequest> Requests { get; } = new();

    /// <summary>Serves files as a good server does.</summary>
    public static FileServer Of(IReadOnlyDictionary<string, byte[]> files) => new(request => request.Good(files));

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
            _ = Task.Run(() => ServeAsync(client));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            ServedRequest request = await ReadAsync(stream);
            Requests.Enqueue(request);
            ServedAnswer answer = _answer(request);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer.Head), _end.Token);
            await stream.WriteAsync(answer.Body, _end.Token);
            if (answer.Stalls)
                await Task.Delay(Timeout.Infinite, _end.Token);
        }
    }

    private async Task<ServedRequest> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string name = (await reader.ReadLineAsync(_end.Token))!.Split(' ')[1].Split('/')[^1];
        int from = 0;
        for (string? line; !string.IsNullOrEmpty(line = await reader.ReadLineAsync(_end.Token));)
        {
            if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                from = int.Parse(line["Range: bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);
        }

        return new ServedRequest(name, from, _asked.AddOrUpdate(name, 1, (_, times) => times + 1));
    }
}

/// <summary>A request for a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">First byte asked for.</param>
/// <param name="Time">Which request for this file it is, from 1.</param>
internal sealed record ServedRequest(string Name, int From, int Time)
{
    /// <summary>What a good server answers.</summary>
    public ServedAnswer Good(IReadOnlyDictionary<string, byte[]> files)
    {
        if (!files.TryGetValue(Name, out byte[]? file))
            return ServedAnswer.Status("404 Not Found");
        if (From == 0)
            return ServedAnswer.Whole(file);
        return From >= file.Length
            ? ServedAnswer.Status("416 Range Not Satisfiable", $"Content-Range: bytes */{file.Length}")
            : ServedAnswer.Part(file, From);
    }
}

/// <summary>An answer, byte for byte.</summary>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">Bytes that are really sent.</param>
/// <param name="Stalls">Whether the connection then stays open and silent.</param>
internal sealed record ServedAnswer(string Head, byte[] Body, bool Stalls = false)
{
    public static ServedAnswer Status(string status, string header = "X-None: 0") =>
        new($"HTTP/1.1 {status}\r\n{header}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", []);

    public static ServedAnswer Whole(byte[] file, string type = "application/octet-stream") =>
        new($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {file.Length}\r\nConnection: close\r\n\r\n", file);

    public static ServedAnswer Part(byte[] file, int from) => new(
        $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {from}-{file.Length - 1}/{file.Length}\r\nContent-Length: {file.Length - from}\r\n"
        + "Connection: close\r\n\r\n",
        file[from..]);

    /// <summary>No promise of a length: the end of the connection ends the file.</summary>
    public static ServedAnswer Endless(byte[] bytes) => new("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", bytes);

    /// <summary>The same, of whose body only the first bytes are sent.</summary>
    public ServedAnswer CutAfter(int bytes) => this with { Body = Body[..Math.Min(bytes, Body.Length)] };
}
