using NeuroSim.Data;

namespace NeuroSim.Runs.Sweeps;

/// <summary>The images of a sweep's points, each set loaded once and shared by all points that use it.</summary>
/// <param name="location">Where named sets are looked for.</param>
public sealed class SharedData(DataLocation location)
{
    private readonly Dictionary<DataSettings, DataSet> _loaded = [];
    private readonly Lock _turn = new();

    /// <summary>The images an experiment asks for.</summary>
    /// <exception cref="InvalidInputException">Kind <c>data</c>: not there or malformed.</exception>
    public DataSet Of(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        (int? train, int? test) = experiment.ImagesToLoad;
        DataSettings asked = experiment.Data with { Train = train, Test = test };
        lock (_turn)
        {
            if (!_loaded.TryGetValue(asked, out DataSet? data))
                _loaded[asked] = data = DataCatalog.Load(asked.Source, asked.Train, asked.Test, location);
            _loaded.TryAdd(asked.Found(data), data);
            return data;
        }
    }

    /// <summary>The experiment with the data that were found, counted: a resumed run cannot take others.</summary>
    /// <exception cref="InvalidInputException">As <see cref="Of"/>.</exception>
    public Experiment WithFound(Experiment experiment) => experiment.With(Of(experiment));
}
