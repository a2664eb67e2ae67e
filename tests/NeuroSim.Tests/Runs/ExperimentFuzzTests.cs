using System.Text;
using NeuroSim.Numerics;
using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class ExperimentFuzzTests
{
    private const string Alphabet = "{}[]:,-#&*!|>'\"%@`?~\\\t\n 019eE.+anul\u0000\uFEFF\u2028";

    private static readonly Philox Draws = new(seed: 2026, RandomStream.SampleOrder);

    /// <summary>Three edits a text: one of them alone is mostly a syntax error at once.</summary>
    [Fact]
    public void Parse_MutatedText_ThrowsNothingButInvalidInput()
    {
        int parsed = 0;
        for (uint attempt = 0; attempt < 1500; attempt++)
        {
            string yaml = Mutated(ExperimentText.Complete, attempt, edits: 1 + (int)(attempt % 3));
            Exception? error = Record.Exception(() => ExperimentText.Parse(yaml));
            Assert.True(error is null or InvalidInputException, $"{error}\n{yaml}");
            if (error is null)
                parsed++;
        }

        Assert.InRange(parsed, 1, 1499);
    }

    [Fact]
    public void Set_MutatedArgument_ThrowsNothingButInvalidInput()
    {
        for (uint attempt = 0; attempt < 300; attempt++)
        {
            string argument = Mutated("hardware.memory.mean={retention: 0.9, capacitance: 1 pF}", 10_000 + attempt, edits: 2);
            Exception? error = Record.Exception(() => ExperimentText.Parse(ExperimentText.Complete, argument));
            Assert.True(error is null or InvalidInputException, $"{error}\n{argument}");
        }
    }

    [Fact]
    public void Write_OfEveryMutationThatParses_RoundTrips()
    {
        for (uint attempt = 0; attempt < 300; attempt++)
        {
            string yaml = Mutated(ExperimentText.Complete, 20_000 + attempt, edits: 1);
            if (Record.Exception(() => ExperimentText.Parse(yaml)) is null)
                Assert.Equal(ExperimentText.Parse(yaml), ExperimentText.Parse(ExperimentWriter.Write(ExperimentText.Parse(yaml))));
        }
    }

    private static string Mutated(string text, uint attempt, int edits)
    {
        var result = new StringBuilder(text);
        for (uint edit = 0; edit < edits; edit++)
        {
            int at = Draws.Below(result.Length, attempt, 3 * edit);
            char c = Alphabet[Draws.Below(Alphabet.Length, attempt, (3 * edit) + 1)];
            switch (Draws.Below(4, attempt, (3 * edit) + 2))
            {
                case 0: result.Insert(at, c); break;
                case 1: result[at] = c; break;
                case 2: result.Remove(at, Math.Min(1 + (c % 20), result.Length - at)); break;
                default: result.Insert(at, result.ToString(at, Math.Min(c % 40, result.Length - at))); break;
            }
        }

        return result.ToString();
    }
}
