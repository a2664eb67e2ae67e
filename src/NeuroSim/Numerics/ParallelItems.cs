using System.Runtime.ExceptionServices;

namespace NeuroSim.Numerics;

/// <summary>Independent items of work on several threads, each of which has working space of its own.</summary>
internal static class ParallelItems
{
    /// <summary>Does items 0 .. <paramref name="items"/> - 1 in any order.</summary>
    /// <param name="items">How many.</param>
    /// <param name="threads">At most this many at once.</param>
    /// <param name="space">Makes a thread's working space.</param>
    /// <param name="work">Does an item; must not depend on what was done before in the same space.</param>
    /// <param name="cancellation">Ends the work between two items.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <remarks>What an item throws comes out as it was thrown, not wrapped.</remarks>
    public static void Run<TSpace>(int items, int threads, Func<TSpace> space, Action<int, TSpace> work, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        try
        {
            Parallel.For(
                0, items, options, space,
                (item, _, own) =>
                {
                    work(item, own);
                    return own;
                },
                _ => { });
        }
        catch (AggregateException failures) when (failures.InnerException is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    /// <summary>The same for items that need no working space.</summary>
    public static void Run(int items, int threads, Action<int> work, CancellationToken cancellation) =>
        Run(items, threads, () => 0, (item, _) => work(item), cancellation);
}
