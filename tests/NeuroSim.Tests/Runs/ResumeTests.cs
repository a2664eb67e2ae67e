using NeuroSim.Numerics;
using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

/// <summary>A small stand-in for an engine, killed at many places: the folder must end with the bytes of a run that was not.</summary>
public sealed class ResumeTests
{
    private const int Samples = 100, MetricsEvery = 7, CheckpointEvery = 15;

    private static readonly string[] Files = ["experiment.yaml", "metrics.csv", "checkpoint.bin", "result.json"];

    private static readonly Philox Draws = new(7, RandomStream.Head);

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(35)]
    [InlineData(91)]
    [InlineData(100)]
    public void Run_KilledAndResumed_EndsWithTheSameBytes(int killedAfter)
    {
        using var scratch = new ScratchFolder();
        Run(scratch["whole"], resume: false, killedAfter: int.MaxValue);
        Run(scratch["broken"], resume: false, killedAfter);
        Run(scratch["broken"], resume: true, killedAfter: Math.Max(killedAfter, 50));
        Run(scratch["broken"], resume: true, killedAfter: int.MaxValue);

        Same(scratch);
    }

    [Fact]
    public void Run_KilledAndItsLastCheckpointDamaged_EndsWithTheSameBytes()
    {
        using var scratch = new ScratchFolder();
        Run(scratch["whole"], resume: false, killedAfter: int.MaxValue);
        Run(scratch["broken"], resume: false, killedAfter: 80);
        using (FileStream file = File.OpenWrite(scratch["broken/checkpoint.bin"]))
            file.SetLength(60);
        Run(scratch["broken"], resume: true, killedAfter: int.MaxValue);

        Same(scratch);
    }

    private static void Same(ScratchFolder scratch) =>
        Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(scratch[$"whole/{file}"]), File.ReadAllBytes(scratch[$"broken/{file}"])));

    private static void Run(string path, bool resume, int killedAfter)
    {
        RunEnvironment environment = RunEnvironment.Capture(1, TimeProvider.System);
        using RunFolder folder = RunFolder.Open(path, ExperimentText.Parse("name: resumed"), resume, environment);
        if (folder.IsFinished)
            return;
        float[] state = new float[8];
        folder.Checkpoint?.Read("state", state);
        long sample = folder.Checkpoint?.Sample ?? 0;
        MetricsLog metrics = folder.OpenMetrics("mean");
        while (sample < Samples)
        {
            Step(state, sample++);
            if (sample % MetricsEvery == 0)
                metrics.Append(sample, state.Average());
            if (sample % CheckpointEvery == 0 || sample == Samples)
                folder.SaveCheckpoint(sample, writer => writer.Write("state", state));
            if (sample == killedAfter)
                return;
        }

        folder.WriteResult($"{{ \"mean\": {state.Average()} }}");
    }

    private static void Step(float[] state, long sample)
    {
        for (uint i = 0; i < state.Length; i++)
            state[i] = (0.9f * state[i]) + Draws.Uniform(i, (ulong)sample);
    }
}
