using NeuroSim.Networks;

namespace NeuroSim.Costs;

/// <summary>
/// The shortest time from one sample to the next that a layer sustains, by schedule. F forward read, N neuron step, L lateral read,
/// E error step, W weight write, V lateral write. Three circuits can be busy apart from each other: the feed-forward array (F and W
/// exclude each other), the lateral array (L and V exclude each other) and the neuron (N, E). V(t) follows L(t): the lateral result
/// uses the covariance before the sample's own update.
/// </summary>
/// <remarks>
/// <code>
/// synchronous: F(t+1) waits for W(t), which waits for this sample's own lateral result
///   array    |F t     |                    |W t |F t+1   |
///   neuron            |N t |          |E t|              |N t+1 |
///   lateral                |L t      |V t |                     |L t+1
///            |------------- period -------------|            period = max(F + N + L + E + W, L + V)
///
/// shifted: the error uses the register with L of t-1, so W(t) does not wait for L(t); F(t+1) still waits for W(t)
///   array    |F t     |         |W t |F t+1   |         |W t+1|
///   neuron            |N t |E t|              |N t+1|E t+1|
///   lateral                |L t      |V t |         |L t+1     |V
///            |------- period --------|                       period = max(F + N + E + W, L + V)
///
/// pipelined: W(t-1) follows F(t) on the same array; F(t+1) does not wait for W(t)
///   array    |F t     |W t-1 |F t+1   |W t   |F t+2
///   neuron            |N t |E t-1|    |N t+1|E t|
///   lateral                |L t      |V t |  |L t+1
///            |---- period ---|
///   e(t) must stand before W(t), which ends two periods after F(t) began:
///                        period = max(F + W, N + E, L + V, (F + N + L + E + W) / 2)
/// </code>
/// In the pipelined schedule z, m, v and p of t-1 are gone when its lateral result comes: the neuron keeps the rest of the error sum
/// in its error register and adds the lateral term. Hence pipelined &lt;= shifted &lt;= synchronous, for any latencies.
/// </remarks>
internal static class SchedulePeriod
{
    internal static double Of(Schedule schedule, PartSeconds parts)
    {
        var (f, n, l, e, w, v) = parts;
        return schedule switch
        {
            Schedule.Synchronous => Math.Max(f + n + l + e + w, l + v),
            Schedule.Shifted => Math.Max(f + n + e + w, l + v),
            Schedule.Pipelined => Math.Max(Math.Max(f + w, n + e), Math.Max(l + v, (f + n + l + e + w) / 2)),
            _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule, "not a schedule"),
        };
    }
}
