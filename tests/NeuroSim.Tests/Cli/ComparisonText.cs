using System.Text.Json.Nodes;

namespace NeuroSim.Tests.Cli;

/// <summary>A <c>compare.json</c> without what differs between two runs of one comparison: speeds here, and where it is.</summary>
internal static class ComparisonText
{
    public static string WithoutSpeeds(string path)
    {
        JsonObject document = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        document.Remove("report");
        foreach (JsonNode? schedule in document["schedules"]!.AsArray())
        {
            foreach (string key in (string[])["engine", "trainSeconds", "samplesPerSecond"])
                Assert.True(schedule!.AsObject().Remove(key));
        }

        return document.ToJsonString();
    }
}
