using NeuroSim.Engines.Batch;
using NeuroSim.Engines.Contrastive;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Contrastive;

/// <summary>E-prop against its definition: a trace at every synapse that runs forward in time and leaks with the unit's update gate.</summary>
public sealed class RecurrentContextTests
{
    private const int Units = 4, Inputs = 5;

    private static readonly string[] Gates = ["reset", "update", "candidate"];

    private readonly Dictionary<string, float[]> _weights;
    private readonly RecurrentContext _context;
    private readonly ContrastiveNetwork _network;
    private readonly Matrix _inputs;

    public RecurrentContextTests()
    {
        _network = TinyTiles.Network(ContrastiveMethod.Clapp.Settings() with { Recurrence = ContextRecurrence.EProp, RecurrentUnits = Units, Offset = 1 });
        int sequences = _network.TileColumns * _network.Batch;
        _inputs = new Matrix(_network.TileRows * sequences, Inputs);
        _context = new RecurrentContext(_network, _inputs);
        var random = new Philox(3, RandomStream.Digits);
        for (int row = 0; row < _inputs.Rows; row++)
        {
            for (int i = 0; i < Inputs; i++)
                _inputs[row, i] = 2 * random.Uniform(0, (ulong)(row * Inputs + i)) - 1;
            for (int j = 0; j < Units; j++)
                _context.Errors[row, j] = random.Uniform(1, (ulong)(row * Units + j)) - 0.5f;
        }

        _weights = Sections();
    }

    /// <summary>Equations (20) to (23) with traces in double precision; after one step of rate 1 the weights have moved by the gradient.</summary>
    [Fact]
    public void Step_IsTheSumOverTimeOfErrorsTimesTracesThatRunForward()
    {
        Dictionary<string, double[,]> gradients = Gates.SelectMany(gate => (string[])[$"{gate}-input", $"{gate}-recurrent"]).ToDictionary(name => name, name => new double[(name.EndsWith("input", StringComparison.Ordinal) ? Inputs : Units) + 1, Units]);
        int sequences = _inputs.Rows / _network.TileRows;
        for (int sequence = 0; sequence < sequences; sequence++)
            Follow(sequence, sequences, gradients);

        _context.Forward();
        _context.Backward();
        _context.Step(new BatchStep(default, Rate: 1, Momentum: 0));

        Dictionary<string, float[]> after = Sections();
        foreach ((string name, double[,] gradient) in gradients)
        {
            int inputs = gradient.GetLength(0) - 1;
            for (int j = 0; j < Units; j++)
            {
                for (int i = 0; i < inputs; i++)
                    Assert.Equal(gradient[i, j], _weights[name][i * 16 + j] - after[name][i * 16 + j], 2e-5);
                Assert.Equal(gradient[inputs, j], _weights[$"{name}-bias"][j] - after[$"{name}-bias"][j], 2e-5);
            }
        }
    }

    private Dictionary<string, float[]> Sections() => _context.Sections().GroupBy(section => section.Name).ToDictionary(group => group.Key, group => group.First().Values.Span.ToArray());

    private void Follow(int sequence, int sequences, Dictionary<string, double[,]> gradients)
    {
        Dictionary<string, double[,]> traces = gradients.ToDictionary(one => one.Key, one => new double[one.Value.GetLength(0), Units]);
        double[] state = new double[Units];
        for (int t = 0; t < _network.TileRows; t++)
        {
            int row = t * sequences + sequence;
            double[] x = [.. Enumerable.Range(0, Inputs).Select(i => (double)_inputs[row, i]), 1], before = [.. state, 1];
            for (int j = 0; j < Units; j++)
            {
                double r = Sigmoid(Drive("reset-input", x, j) + Drive("reset-recurrent", before, j));
                double g = Sigmoid(Drive("update-input", x, j) + Drive("update-recurrent", before, j));
                double recalled = Drive("candidate-recurrent", before, j), n = Math.Tanh(Drive("candidate-input", x, j) + r * recalled);
                double byCandidate = (1 - g) * (1 - n * n), byReset = byCandidate * recalled * r * (1 - r), byUpdate = (before[j] - n) * g * (1 - g);
                Leak("reset", byReset, byReset);
                Leak("update", byUpdate, byUpdate);
                Leak("candidate", byCandidate, byCandidate * r);
                state[j] = (1 - g) * n + g * before[j];

                void Leak(string gate, double inputSlope, double stateSlope)
                {
                    Run($"{gate}-input", x, inputSlope);
                    Run($"{gate}-recurrent", before, stateSlope);
                }

                void Run(string name, double[] pre, double slope)
                {
                    for (int i = 0; i < pre.Length; i++)
                    {
                        traces[name][i, j] = g * traces[name][i, j] + slope * pre[i];
                        gradients[name][i, j] += _context.Errors[row, j] * traces[name][i, j];
                    }
                }
            }
        }
    }

    /// <summary>The sum of a unit; the last input is that of its bias.</summary>
    private double Drive(string name, double[] inputs, int unit)
    {
        double sum = _weights[$"{name}-bias"][unit];
        for (int i = 0; i < inputs.Length - 1; i++)
            sum += _weights[name][i * 16 + unit] * inputs[i];
        return sum;
    }

    private static double Sigmoid(double a) => 1 / (1 + Math.Exp(-a));
}
