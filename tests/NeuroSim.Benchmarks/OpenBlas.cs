using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>The yardstick of matrix products: OpenBLAS as a Debian machine has it (package libopenblas0-pthread). The product never uses it.</summary>
/// <remarks>
/// Two settings make it as good a yardstick as it can be, unless the environment has its own: the kernels for 512-bit vectors on machines younger than the
/// library, for which it would take its slowest ones, and threads that go to sleep after their product and do not take a core from whoever is timed next.
/// </remarks>
internal static partial class OpenBlas
{
    private const string Library = "libopenblas.so.0";
    private const int RowMajor = 101, AsItIs = 111;

    /// <summary>Whether it is installed.</summary>
    public static bool IsInstalled { get; } = Load();

    /// <summary>How many threads it uses.</summary>
    [LibraryImport(Library, EntryPoint = "openblas_set_num_threads")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void UseThreads(int threads);

    /// <summary>C = A B.</summary>
    public static unsafe void Multiply(Matrix a, Matrix b, Matrix c)
    {
        fixed (float* pa = a.Values.Span, pb = b.Values.Span, pc = c.Values.Span)
            Sgemm(RowMajor, AsItIs, AsItIs, c.Rows, c.Columns, a.Columns, 1, pa, a.Stride, pb, b.Stride, 0, pc, c.Stride);
    }

    private static bool Load()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetVariable("OPENBLAS_THREAD_TIMEOUT", "4", overwrite: 0);
            if (Vector512.IsHardwareAccelerated)
                _ = SetVariable("OPENBLAS_CORETYPE", "SKYLAKEX", overwrite: 0);
        }

        return NativeLibrary.TryLoad(Library, out _);
    }

    /// <summary>The variables of this process as native code sees them.</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetVariable(string name, string value, int overwrite);

    [LibraryImport(Library, EntryPoint = "cblas_sgemm")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial void Sgemm(
        int order, int transA, int transB, int m, int n, int k, float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc);
}
