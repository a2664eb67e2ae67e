using System.Globalization;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Traces;

/// <summary>A trace as comma-separated values: <c>sample,tick,x,w,a,z,m,v,p,d,lat,e,dw</c>, one row a sample, values as the step left them.</summary>
public static class CsvTrace
{
    /// <summary>Writes header and rows; <c>tick</c> is when the layer's word lines were driven with the sample.</summary>
    public static void Write(NeuronTrace trace, TextWriter target)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(target);
        target.Write($"sample,tick,{string.Join(',', TraceSignal.All.Select(signal => signal.Name))}\n");
        foreach (NeuronSample row in trace.Rows)
        {
            target.Write(string.Create(CultureInfo.InvariantCulture, $"{row.Sample},{row.ReadTick}"));
            foreach (TraceSignal signal in TraceSignal.All)
                target.Write($",{TraceSignal.Text(signal.Value(row))}");
            target.Write('\n');
        }
    }
}
