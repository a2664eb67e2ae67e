namespace NeuroSim.Circuits.Spice;

/// <summary>A deck on its way to a worker process.</summary>
/// <param name="Lines">The netlist.</param>
/// <param name="Vectors">What to read.</param>
/// <param name="Sources">External sources; empty without lock-step.</param>
/// <param name="StepSeconds">Length of a lock-step.</param>
/// <param name="Steps">How many; 0 without lock-step.</param>
internal sealed record WorkerRequest(
    IReadOnlyList<string> Lines, IReadOnlyList<string> Vectors, IReadOnlyList<string> Sources, double StepSeconds, long Steps)
{
    public static WorkerRequest Read(BinaryReader reader) =>
        new(Strings(reader), Strings(reader), Strings(reader), reader.ReadDouble(), reader.ReadInt64());

    public void Write(BinaryWriter writer)
    {
        foreach (IReadOnlyList<string> list in (IReadOnlyList<string>[])[Lines, Vectors, Sources])
        {
            writer.Write(list.Count);
            foreach (string text in list)
                writer.Write(text);
        }

        writer.Write(StepSeconds);
        writer.Write(Steps);
        writer.Flush();
    }

    private static string[] Strings(BinaryReader reader)
    {
        string[] strings = new string[reader.ReadInt32()];
        for (int i = 0; i < strings.Length; i++)
            strings[i] = reader.ReadString();
        return strings;
    }
}
