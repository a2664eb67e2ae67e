using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuroSim.Circuits.Spice;

/// <summary>
/// The inside of a worker process: owns libngspice, answers requests on its standard input one after the other, and is thrown away with the process. An
/// exception must not leave a callback, which C code called.
/// </summary>
public static unsafe class SpiceWorker
{
    private static readonly List<string> Messages = [];
    private static NgspiceNative? _native;
    private static LockStepDrive? _drive;
    private static bool _exited;

    /// <summary>Serves until the input ends.</summary>
    /// <param name="requests">Requests, as <see cref="NgspiceLibrary"/> writes them.</param>
    /// <param name="answers">Where answers go.</param>
    public static void Serve(Stream requests, Stream answers)
    {
        using var reader = new BinaryReader(requests);
        using var writer = new BinaryWriter(answers);
        _native = NgspiceNative.Load(&Say, &ControlledExit, &Drive);
        while (TryRead(reader, out WorkerRequest? request))
        {
            Messages.Clear();
            _drive = request.Steps > 0 ? new LockStepDrive(_native, request, reader, writer) : null;
            Answer(Simulate(request), writer);
            if (_exited)
                return; // the library may be unusable now and would not say so
        }
    }

    private static WorkerAnswer Simulate(WorkerRequest request)
    {
        _native!.Circuit(request.Lines);
        for (long k = 1; k <= request.Steps; k++)
            _native.Breakpoint(k * request.StepSeconds);
        if (!_exited)
            _native.Command("run");
        if (!_exited)
            _drive?.Finish();
        WorkerAnswer answer = _exited ? Failed("ngspice gave up") : Collect(request);
        if (!_exited)
        {
            _native.Command("destroy all");
            _native.Command("remcirc");
        }

        return answer;
    }

    private static WorkerAnswer Collect(WorkerRequest request)
    {
        string plot = _native!.Plot();
        if (!plot.StartsWith("tran", StringComparison.Ordinal) && !plot.StartsWith("op", StringComparison.Ordinal))
            return Failed("there is no result");
        if (Complaints.First(Messages) is { } complaint)
            return new WorkerAnswer("the deck is not right", complaint, [], []);
        double[] time = _native.Vector("time") ?? [0.0];
        var vectors = new List<double[]>();
        foreach (string name in request.Vectors)
        {
            if (_native.Vector(name) is not { } values)
                return Failed($"there is no vector {name}");
            vectors.Add(values);
        }

        return new WorkerAnswer(null, Complaints.Summary(Messages), time, vectors);
    }

    private static WorkerAnswer Failed(string problem) => new(problem, Complaints.Summary(Messages), [], []);

    private static bool TryRead(BinaryReader reader, out WorkerRequest request)
    {
        try
        {
            request = WorkerRequest.Read(reader);
            return true;
        }
        catch (EndOfStreamException)
        {
            request = null!;
            return false;
        }
    }

    private static void Answer(WorkerAnswer answer, BinaryWriter writer)
    {
        answer.Write(writer);
        writer.Flush();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Say(byte* text, int id, void* user)
    {
        if (Messages.Count < 1000)
            Messages.Add(Marshal.PtrToStringUTF8((nint)text) ?? "");
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ControlledExit(int status, byte immediate, byte quit, int id, void* user)
    {
        _exited = true;
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Drive(double* volts, double seconds, byte* source, int id, void* user)
    {
        *volts = _drive?.Volts(seconds, Marshal.PtrToStringUTF8((nint)source) ?? "") ?? 0;
        return 0;
    }
}
