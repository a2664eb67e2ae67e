using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>
/// The values of every point of a sweep. Axes and groups are combined in file order, the last one changing fastest; a zipped group and the drawn samples
/// stand where their first path does.
/// </summary>
internal sealed class SweepGrid
{
    private readonly SweepSettings _sweep;
    private readonly ImmutableArray<ImmutableArray<int>> _groups;
    private readonly ImmutableArray<int> _lengths;
    private readonly SweepSampler? _sampler;

    /// <summary>The points of a sweep; <paramref name="seed"/> is the experiment's, for drawn values.</summary>
    public SweepGrid(SweepSettings sweep, ulong seed)
    {
        _sweep = sweep;
        _groups = Groups(sweep);
        _lengths = [.. _groups.Select(group => Length(sweep, group))];
        _sampler = sweep.Sampling is { } sampling ? new SweepSampler(sampling, seed) : null;
    }

    /// <summary>Number of points.</summary>
    public int Points => _sweep.IsEmpty ? 0 : _lengths.Aggregate(1, (product, length) => product * length);

    /// <summary>How many points a sweep has; more than fit into an integer as well.</summary>
    public static double Count(SweepSettings sweep) => Groups(sweep).Aggregate(1.0, (product, group) => product * Length(sweep, group));

    /// <summary>The values of a point, in the order of the axes.</summary>
    public ImmutableArray<string> ValuesOf(int point)
    {
        string[] values = new string[_sweep.Axes.Length];
        for (int g = _groups.Length - 1; g >= 0; g--)
        {
            (point, int at) = Math.DivRem(point, _lengths[g]);
            foreach (int axis in _groups[g])
                values[axis] = Value(axis, at);
        }

        return [.. values];
    }

    private string Value(int axis, int at) =>
        _sweep.Axes[axis].Range is { } range ? range.Text(range.At(_sampler!.Share(axis, at))) : _sweep.Axes[axis].Values[at];

    private static ImmutableArray<ImmutableArray<int>> Groups(SweepSettings sweep)
    {
        var groups = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var taken = new HashSet<int>();
        for (int axis = 0; axis < sweep.Axes.Length; axis++)
        {
            ImmutableArray<int> group = [.. GroupOf(sweep, axis).Where(taken.Add)];
            if (!group.IsEmpty)
                groups.Add(group);
        }

        return groups.ToImmutable();
    }

    private static IEnumerable<int> GroupOf(SweepSettings sweep, int axis)
    {
        SweepAxis first = sweep.Axes[axis];
        SweepZip? zip = sweep.Zips.FirstOrDefault(zip => zip.Paths.Contains(first.Path));
        IEnumerable<int> all = Enumerable.Range(0, sweep.Axes.Length);
        if (first.Range is not null)
            return all.Where(one => sweep.Axes[one].Range is not null);
        return zip is null ? [axis] : all.Where(one => zip.Paths.Contains(sweep.Axes[one].Path));
    }

    private static int Length(SweepSettings sweep, ImmutableArray<int> group) =>
        sweep.Axes[group[0]] is { Range: null } axis ? axis.Values.Length : sweep.Sampling!.Count;
}
