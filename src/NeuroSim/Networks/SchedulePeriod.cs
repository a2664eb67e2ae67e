namespace NeuroSim.Networks;

/// <summary>
/// The shortest time from one sample to the next that a layer sustains, by schedule. F forward read, N neuron step, L lateral read,
/// E error step, W weight write, V lateral write. Four circuits can be busy apart from each other: the feed-forward array (F and W
/// exclude each other), the lateral array (L and V exclude each other), the neuron's memories (N) and its error arithmetic (E). V(t) follows L(t): the lateral result
/// uses the covariance before the sample's own update. (In the shifted schedule the result is for the next sample, so L(t) follows V(t).)
/// </summary>
/// <remarks>
/// <code>
/// synchronous: F(t+1) waits for W(t), which waits for the lateral result of t; period = max(F + N + L + E + W, L + V)
///   array    |F t        |                           |W t      |F t+1      |                           |W t+1    |
///   memories             |N t      |                                       |N t+1    |
///   lateral                        |L t          |V t    |                           |L t+1        |V t+1  |
///   error                                        |E t|                                             |E t|
///   period   |-------------------------------------------------|
///
/// shifted: E(t) uses the register with the lateral result of t-1, so W(t) does not wait for L(t); period = max(F + N + E + W, L + V)
///   array    |F t        |             |W t      |F t+1      |             |W t+1    |F t+2      |             |W t+2
///   memories             |N t      |                         |N t+1    |                         |N t+2    |
///   lateral                        |V t    |L t          |             |V t+1  |L t+1        |             |V t+2
///   error                          |E t|                               |E t|                               |E t|
///   period   |-----------------------------------|
///
/// pipelined: W(t-1) follows F(t) on the same array and F(t+1) does not wait for W(t);
/// e(t) must stand before W(t), which ends two periods after F(t) began:
/// period = max(F + W, L + V, N, E, (F + N + L + E + W) / 2)
///   array    |F t        |W t-1    |     |F t+1      |W t      |     |F t+2      |W t+1    |
///   memories             |N t      |                 |N t+1    |                 |N t+2    |
///   lateral                        |L t          |V t    |     |L t+1        |V t+1  |     |L t+2        |V t+2  |
///   error            |E t|                       |E t|                       |E t|
///   period   |---------------------------|
/// </code>
/// In the pipelined schedule z, m, v and p of t-1 are gone when its lateral result comes: the neuron keeps the rest of the error sum
/// in its error register and adds the lateral term. The lateral word lines hold d until V is done; W(t-1) takes its inputs from the
/// layer's input buffer. Hence pipelined &lt;= shifted &lt;= synchronous, for any latencies.
/// </remarks>
public static class SchedulePeriod
{
    /// <summary>The shortest period, in whatever unit the six latencies have.</summary>
    public static double Of(Schedule schedule, double f, double n, double l, double e, double w, double v) => schedule switch
    {
        Schedule.Synchronous => Math.Max(f + n + l + e + w, l + v),
        Schedule.Shifted => Math.Max(f + n + e + w, l + v),
        Schedule.Pipelined => Math.Max(Math.Max(f + w, l + v), Math.Max(Math.Max(n, e), (f + n + l + e + w) / 2)),
        _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule, "not a schedule"),
    };

    /// <summary>The shortest period in whole ticks.</summary>
    public static long Of(Schedule schedule, PartLatencies parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return (long)Math.Ceiling(Of(schedule, parts.ForwardRead, parts.Neuron, parts.LateralRead, parts.Error, parts.WeightWrite, parts.LateralWrite));
    }
}
