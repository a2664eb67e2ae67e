using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroSim.Cli;

/// <summary>
/// What can stand at a place of a command line, one word a line: <c>neurosim "[suggest:14]" "neurosim data ve"</c>. The scripts of
/// <see cref="CompletionsCommand"/> ask this; the form is that of System.CommandLine's directive, which only a RootCommand would have.
/// </summary>
internal static partial class Suggestion
{
    /// <summary>Answers when the arguments ask for suggestions; a question that makes no sense has no words, and is no error.</summary>
    /// <returns>Whether they do.</returns>
    public static bool Answers(string[] args, Command root, TextWriter output)
    {
        if (args.Length == 0 || Directive().Match(args[0]) is not { Success: true } directive)
            return false;
        string line = args.Length > 1 ? args[1] : "";
        CompletionWords.AddTo(root);
        string asked = directive.Groups["position"].Value;
        int position = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? Math.Min(given, line.Length) : line.Length;
        foreach (string word in Words(root, line, position))
            output.WriteLine(word);
        return true;
    }

    /// <summary>The words; the line begins with the program, under any name. Options come when a dash is there, or nothing else can.</summary>
    private static IEnumerable<string> Words(Command root, string line, int position)
    {
        int program = line.AsSpan().IndexOfAny(' ', '\t');
        if (program < 0 || position <= program)
            return [];
        string rest = line[(program + 1)..position]; // what follows the cursor does not decide what may stand there
        string begun = rest[(rest.LastIndexOfAny([' ', '\t']) + 1)..];
        List<string> words = [.. root.Parse(rest).GetCompletions(rest.Length)
            .Select(item => item.Label).Where(word => word.StartsWith(begun, StringComparison.Ordinal) && !IsShortHelp(word))
            .Distinct().Order(StringComparer.Ordinal)];
        return begun.Length == 0 && words.Any(word => !word.StartsWith('-')) ? words.Where(word => !word.StartsWith('-')) : words;
    }

    /// <summary>Spellings of --help that are there for old habits.</summary>
    private static bool IsShortHelp(string word) => word is "-?" or "-h" or "/?" or "/h";

    [GeneratedRegex(@"^\[suggest(:(?<position>\d+))?\]$")]
    private static partial Regex Directive();
}
