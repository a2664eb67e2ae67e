using System.Globalization;

namespace NeuroSim.Tests.Recording;

/// <summary>Reads a value change dump as IEEE 1364 describes it, strictly: declared codes, ascending times, one value a line.</summary>
internal sealed class VcdReader
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, List<(long Time, string Value)>> _changes = [];

    public VcdReader(string text)
    {
        string[] parts = text.Split("$enddefinitions $end\n");
        Assert.Equal(2, parts.Length);
        foreach (string declaration in parts[0].Split("$end", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Declare(declaration.Split(' '));
        Read(parts[1]);
    }

    public string Timescale { get; private set; } = "";

    public string Scope { get; private set; } = "";

    public IEnumerable<string> Names => _names.Values;

    public long Last { get; private set; } = -1;

    /// <summary>Value of a real variable at a time: that of the last change up to then.</summary>
    public double At(string name, long time) => double.Parse(Latest(name, time)[1..], CultureInfo.InvariantCulture);

    /// <summary>Value of an integer at a time.</summary>
    public long IntegerAt(string name, long time) => Convert.ToInt64(Latest(name, time)[1..], 2);

    private string Latest(string name, long time) => _changes[name].Last(change => change.Time <= time).Value;

    private void Declare(string[] words)
    {
        switch (words[0])
        {
            case "$timescale":
                Timescale = string.Join(' ', words[1..]);
                break;
            case "$scope":
                Scope = words[2];
                break;
            case "$var":
                Assert.Equal(5, words.Length);
                Assert.Equal("64", words[2]);
                Assert.Equal(words[4] == "sample" ? "integer" : "real", words[1]);
                _names.Add(words[3], words[4]);
                _changes.Add(words[4], []);
                break;
            default:
                Assert.Contains(words[0], (string[])["$comment", "$upscope"]);
                break;
        }
    }

    private void Read(string body)
    {
        foreach (string line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
            {
                long time = long.Parse(line[1..], NumberStyles.None, CultureInfo.InvariantCulture);
                Assert.True(time > Last, $"time {time} after {Last}");
                Last = time;
                continue;
            }

            string[] words = line.Split(' ');
            Assert.Equal(2, words.Length);
            Assert.Equal(_names[words[1]] == "sample" ? 'b' : 'r', words[0][0]);
            _changes[_names[words[1]]].Add((Last, words[0]));
        }
    }
}
