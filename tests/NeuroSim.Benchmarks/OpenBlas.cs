using System.Runtime.InteropServices;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>The yardstick of matrix products: OpenBLAS as a Debian machine has it (package libopenblas0-pthread). The product never uses it.</summary>
internal static partial class OpenBlas
{
    private const string Library = "libopenblas.so.0";
    private const int RowMajor = 101, AsItIs = 111;

    /// <summary>Whether it is installed.</summary>
    public static bool IsInstalled { get; } = NativeLibrary.TryLoad(Library, out _);

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

    [LibraryImport(Library, EntryPoint = "cblas_sgemm")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial void Sgemm(
        int order, int transA, int transB, int m, int n, int k, float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc);
}
