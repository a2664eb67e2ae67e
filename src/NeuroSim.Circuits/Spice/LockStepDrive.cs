namespace NeuroSim.Circuits.Spice;

/// <summary>
/// Answers the simulator's question for a source's voltage at a time. The first question of a step means that the step before has ended: its values
/// are sent and the next voltages are waited for. Every end of a step is a breakpoint, where the simulator integrates anew.
/// </summary>
internal sealed class LockStepDrive(NgspiceNative native, WorkerRequest request, BinaryReader reader, BinaryWriter writer)
{
    private readonly Dictionary<string, int> _index = request.Sources.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
    private double[] _now = new double[request.Sources.Count], _before = new double[request.Sources.Count];
    private long _step = -1;
    private bool _ended;

    /// <summary>The voltage of a source at a time; 0 when it has failed.</summary>
    public double Volts(double seconds, string source)
    {
        long step = Math.Clamp((long)Math.Floor(seconds / request.StepSeconds - 1e-6), 0, request.Steps - 1);
        while (step > _step && !_ended)
            Next();
        double[] held = step < _step ? _before : _now;
        return _index.TryGetValue(source, out int i) ? held[i] : 0;
    }

    /// <summary>After the run: the values at the end of the last step.</summary>
    public void Finish()
    {
        if (_step == request.Steps - 1 && !_ended)
            Report();
    }

    private void Next()
    {
        try
        {
            if (_step >= 0)
                Report();
            (_before, _now) = (_now, _before);
            for (int i = 0; i < _now.Length; i++)
                _now[i] = reader.ReadDouble();
            _step++;
        }
        catch (IOException)
        {
            _ended = true; // the other side is gone; nobody waits for what is left
        }
    }

    private void Report()
    {
        writer.Write(WorkerAnswer.StepMark);
        foreach (string vector in request.Vectors)
            writer.Write(native.Last(vector));
        writer.Flush();
    }
}
