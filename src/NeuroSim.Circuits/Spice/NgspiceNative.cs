using System.Runtime.InteropServices;

namespace NeuroSim.Circuits.Spice;

/// <summary>
/// The functions of libngspice (sharedspice.h of ngspice 39) that a worker calls, loaded at run time. One per process: the library keeps its state in
/// globals and is used from one thread only.
/// </summary>
internal sealed unsafe class NgspiceNative
{
    private static readonly string[] Names = ["libngspice.so.0", "libngspice.so", "libngspice.0.dylib", "ngspice.dll"];

    private readonly delegate* unmanaged[Cdecl]<byte*, int> _command;
    private readonly delegate* unmanaged[Cdecl]<byte**, int> _circuit;
    private readonly delegate* unmanaged[Cdecl]<byte*> _plot;
    private readonly delegate* unmanaged[Cdecl]<byte*, VectorInfo*> _vector;
    private readonly delegate* unmanaged[Cdecl]<double, byte> _breakpoint;
    private readonly nint _library;

    private NgspiceNative(nint library)
    {
        _library = library;
        _command = (delegate* unmanaged[Cdecl]<byte*, int>)Export("ngSpice_Command");
        _circuit = (delegate* unmanaged[Cdecl]<byte**, int>)Export("ngSpice_Circ");
        _plot = (delegate* unmanaged[Cdecl]<byte*>)Export("ngSpice_CurPlot");
        _vector = (delegate* unmanaged[Cdecl]<byte*, VectorInfo*>)Export("ngGet_Vec_Info");
        _breakpoint = (delegate* unmanaged[Cdecl]<double, byte>)Export("ngSpice_SetBkpt");
    }

    /// <summary>Whether the library is on this machine.</summary>
    public static bool IsInstalled { get; } = TryLoad(out _);

    /// <summary>Loads the library and gives it its callbacks.</summary>
    /// <param name="say">Messages: int (char*, int, void*).</param>
    /// <param name="exit">Controlled exit: int (int, bool, bool, int, void*).</param>
    /// <param name="drive">Values of external sources: int (double*, double, char*, int, void*).</param>
    public static NgspiceNative Load(
        delegate* unmanaged[Cdecl]<byte*, int, void*, int> say,
        delegate* unmanaged[Cdecl]<int, byte, byte, int, void*, int> exit,
        delegate* unmanaged[Cdecl]<double*, double, byte*, int, void*, int> drive)
    {
        if (!TryLoad(out nint library))
            throw new DllNotFoundException("libngspice is not installed");
        var native = new NgspiceNative(library);
        var init = (delegate* unmanaged[Cdecl]<void*, void*, void*, void*, void*, void*, void*, int>)native.Export("ngSpice_Init");
        var sync = (delegate* unmanaged[Cdecl]<void*, void*, void*, void*, void*, int>)native.Export("ngSpice_Init_Sync");
        _ = init(say, null, exit, null, null, null, null);
        _ = sync(drive, null, null, null, null); // a synchronisation callback, even an empty one, makes some decks loop for ever
        return native;
    }

    /// <summary>Runs a command; its return value says nothing about success.</summary>
    public void Command(string command)
    {
        nint text = Marshal.StringToCoTaskMemUTF8(command);
        _ = _command((byte*)text);
        Marshal.FreeCoTaskMem(text);
    }

    /// <summary>Loads a circuit.</summary>
    public void Circuit(IReadOnlyList<string> lines)
    {
        nint[] texts = [.. lines.Select(Marshal.StringToCoTaskMemUTF8), 0];
        fixed (nint* first = texts)
            _ = _circuit((byte**)first);
        foreach (nint text in texts)
            Marshal.FreeCoTaskMem(text);
    }

    /// <summary>Name of the current plot, as "tran1" or "op2".</summary>
    public string Plot() => Marshal.PtrToStringUTF8((nint)_plot()) ?? "";

    /// <summary>A copy of a vector; null when there is none. The library's own memory does not outlive the plot.</summary>
    public double[]? Vector(string name)
    {
        VectorInfo* info = Info(name);
        return info is null || info->Real is null ? null : new ReadOnlySpan<double>(info->Real, info->Length).ToArray();
    }

    /// <summary>The last value of a vector, or NaN.</summary>
    public double Last(string name)
    {
        VectorInfo* info = Info(name);
        return info is null || info->Real is null || info->Length == 0 ? double.NaN : info->Real[info->Length - 1];
    }

    /// <summary>Makes the transient stop over at a time, exactly.</summary>
    public void Breakpoint(double seconds) => _ = _breakpoint(seconds);

    private VectorInfo* Info(string name)
    {
        nint text = Marshal.StringToCoTaskMemUTF8(name);
        VectorInfo* info = _vector((byte*)text);
        Marshal.FreeCoTaskMem(text);
        return info;
    }

    private static bool TryLoad(out nint library)
    {
        library = 0;
        foreach (string name in Names)
        {
            if (NativeLibrary.TryLoad(name, out library))
                return true;
        }

        return false;
    }

    private void* Export(string name) => (void*)NativeLibrary.GetExport(_library, name);

    /// <summary>struct vector_info.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct VectorInfo
    {
        public readonly byte* Name;
        public readonly int Type;
        public readonly short Flags;
        public readonly double* Real;
        public readonly void* Complex;
        public readonly int Length;
    }
}
