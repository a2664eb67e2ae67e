namespace NeuroSim.Circuits.Spice;

/// <summary>What a worker process answers.</summary>
/// <param name="Problem">What went wrong, a clause; null when nothing did.</param>
/// <param name="Messages">What the simulator said.</param>
/// <param name="Time">Times.</param>
/// <param name="Vectors">Values, in the order of the request.</param>
internal sealed record WorkerAnswer(string? Problem, string Messages, double[] Time, IReadOnlyList<double[]> Vectors)
{
    /// <summary>Comes before the values of one lock-step.</summary>
    public const byte StepMark = 1;

    private const byte EndMark = 2;

    /// <summary>The answer behind an end mark, or null when a step's values follow.</summary>
    public static WorkerAnswer? Read(BinaryReader reader)
    {
        if (reader.ReadByte() == StepMark)
            return null;
        string problem = reader.ReadString(), messages = reader.ReadString();
        double[] time = Doubles(reader);
        double[][] vectors = new double[reader.ReadInt32()][];
        for (int i = 0; i < vectors.Length; i++)
            vectors[i] = Doubles(reader);
        return new WorkerAnswer(problem.Length == 0 ? null : problem, messages, time, vectors);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(EndMark);
        writer.Write(Problem ?? "");
        writer.Write(Messages);
        Write(writer, Time);
        writer.Write(Vectors.Count);
        foreach (double[] vector in Vectors)
            Write(writer, vector);
    }

    private static void Write(BinaryWriter writer, double[] values)
    {
        writer.Write(values.Length);
        foreach (double value in values)
            writer.Write(value);
    }

    private static double[] Doubles(BinaryReader reader)
    {
        double[] values = new double[reader.ReadInt32()];
        for (int i = 0; i < values.Length; i++)
            values[i] = reader.ReadDouble();
        return values;
    }
}
