using System.Runtime.ExceptionServices;

namespace NeuroSim.Engines;

/// <summary>Runs one piece of code on several threads at once, which meet at a barrier; every thread owns a fixed share of the rows.</summary>
internal sealed class ThreadTeam
{
    /// <summary>A team of <paramref name="threads"/>, the caller included.</summary>
    public ThreadTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
    }

    /// <summary>Threads of the team.</summary>
    public int Threads { get; }

    /// <summary>Calls <paramref name="body"/> with 0 .. Threads - 1, each on its own thread, and returns when all are done.</summary>
    public void Run(Action<int, SpinBarrier> body)
    {
        var barrier = new SpinBarrier(Threads);
        Exception? failure = null;
        var others = new Thread[Threads - 1];
        for (int i = 0; i < others.Length; i++)
        {
            int index = i + 1;
            others[i] = new Thread(() => Guarded(index)) { IsBackground = true, Name = $"neurosim-{index}" };
            others[i].Start();
        }

        Guarded(0);
        foreach (Thread thread in others)
            thread.Join();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);

        void Guarded(int index)
        {
            try
            {
                body(index, barrier);
            }
            catch (BrokenBarrierException)
            {
                // The thread that broke it reports.
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
                barrier.Break();
            }
        }
    }

    /// <summary>The rows of thread <paramref name="index"/>: whole blocks of neurons, as even as they come.</summary>
    /// <param name="index">Thread.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="block">Rows of a block: a cache line of neurons, or those that can only be read together.</param>
    public (int From, int To) Share(int index, int rows, int block = 16)
    {
        int blocks = (rows + block - 1) / block;
        return (Math.Min(rows, blocks * index / Threads * block), Math.Min(rows, blocks * (index + 1) / Threads * block));
    }
}
