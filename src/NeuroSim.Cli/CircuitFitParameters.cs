using NeuroSim.Devices;

namespace NeuroSim.Cli;

/// <summary>The parameters of a fitted law by the names they have in a device's file.</summary>
internal static class CircuitFitParameters
{
    public static IEnumerable<(string Name, double Value)> Of(PulsedResponse pulses)
    {
        yield return ("step", pulses.Step);
        yield return ("asymmetry", pulses.Asymmetry);
        yield return ("upper", pulses.Upper);
        yield return ("lower", pulses.Lower);
        if (pulses.Law == PulseLawKind.LinearStep)
        {
            yield return ("slopeUp", pulses.SlopeUp);
            yield return ("slopeDown", pulses.SlopeDown);
        }

        if (pulses.Law != PulseLawKind.Exponential)
            yield break;
        yield return ("amplitudeUp", pulses.Exponential.AmplitudeUp);
        yield return ("amplitudeDown", pulses.Exponential.AmplitudeDown);
        yield return ("rateUp", pulses.Exponential.RateUp);
        yield return ("rateDown", pulses.Exponential.RateDown);
        yield return ("scale", pulses.Exponential.Scale);
        yield return ("shift", pulses.Exponential.Shift);
    }
}
