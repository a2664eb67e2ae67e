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
    private static NgspiceNative? s_native;
    private static LockStepDrive? s_drive;
    private static bool s_exited;

    /// <summary>Serves until the input ends.</summary>
    /// <param name="requests">Requests, as <see cref="NgspiceLibrary"/> writes them.</param>
    /// <param name="answers">Where answers go.</param>
    public static void Serve(Stream requests, Stream answers)
    {
        using var reader = new BinaryReader(requests);
        using var writer = new BinaryWriter(answers);
        s_native = NgspiceNative.Load(&Say, &ControlledExit, &Drive);
        while (TryRead(reader, out WorkerRequest? request))
        {
            Messages.Clear();
            s_drive = request.Steps > 0 ? new LockStepDrive(s_native, request, reader, writer) : null;
            Answer(Simulate(request), writer);
            if (s_exited)
                return; // the library may be unusable now and would not say so
        }
    }

    private static WorkerAnswer Simulate(WorkerRequest request)
    {
        s_native!.Circuit(request.Lines);
        for (long k = 1; k <= request.Steps; k++)
            s_native.Breakpoint(k * request.StepSeconds);
        if (!s_exited)
            s_native.Command("run");
        if (!s_exited)
            s_drive?.Finish();
        WorkerAnswer answer = s_exited ? Failed("ngspice gave up") : Collect(request);
        if (!s_exited)
        {
            s_native.Command("destroy all");
            s_native.Command("remcirc");
        }

        return answer;
    }

    private static WorkerAnswer Collect(WorkerRequest request)
    {
        string plot = s_native!.Plot();
        if (!plot.StartsWith("tran", StringComparison.Ordinal) && !plot.StartsWith("op", StringComparison.Ordinal))
            return Failed("there is no result");
        if (Complaints.First(Messages) is { } complaint)
            return new WorkerAnswer("the deck is not right", complaint, [], []);
        double[] time = s_native.Vector("time") ?? [0.0];
        var vectors = new List<double[]>();
        foreach (string name in request.Vectors)
        {
            if (s_native.Vector(name) is not { } values)
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
        s_exited = true;
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Drive(double* volts, double seconds, byte* source, int id, void* user)
    {
        *volts = s_drive?.Volts(seconds, Marshal.PtrToStringUTF8((nint)source) ?? "") ?? 0;
        return 0;
    }
}
