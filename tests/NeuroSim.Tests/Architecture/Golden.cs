namespace NeuroSim.Tests.Architecture;

/// <summary>
/// Compares text with a committed file, of this folder unless another is named. On a difference the text is written to a file .received beside it;
/// with NEUROSIM_ACCEPT_GOLDENS=1 it becomes the committed file.
/// </summary>
internal static class Golden
{
    private const string AcceptVariable = "NEUROSIM_ACCEPT_GOLDENS";

    public static void AssertSame(string name, string actual, string folder = "Architecture")
    {
        string path = Path.Combine(SourceTree.Root, "tests", "NeuroSim.Tests", folder, name), received = Path.ChangeExtension(path, ".received" + Path.GetExtension(path));
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
            File.WriteAllText(path, actual);
        string[] expected = File.Exists(path) ? File.ReadAllText(path).Split('\n') : [];
        string[] lines = actual.Split('\n');
        if (expected.SequenceEqual(lines))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        string difference = string.Join('\n', expected.Except(lines).Select(line => "- " + line).Concat(lines.Except(expected).Select(line => "+ " + line)).Take(40));
        Assert.Fail($"{name} differs:\n{difference}\nIf that is meant, run the test with {AcceptVariable}=1 and commit the file.");
    }
}
