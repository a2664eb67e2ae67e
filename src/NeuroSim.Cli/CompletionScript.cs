using System.Collections.Immutable;

namespace NeuroSim.Cli;

/// <summary>
/// Scripts that let a shell ask the command itself (<see cref="Suggestion"/>) what may stand at the cursor. Where the command knows nothing,
/// the shell completes names of files.
/// </summary>
internal static class CompletionScript
{
    /// <summary>bash takes the line apart at "=" too; only what follows the last one is then replaced.</summary>
    private const string Bash =
        """
        # bash completion of neurosim: source <(neurosim completions bash)
        _neurosim_complete() {
            local line=${COMP_LINE:0:COMP_POINT} begun cut="" word
            begun=${line##*[[:space:]]}
            if [[ $COMP_WORDBREAKS == *=* && $begun == *=* ]]; then
                cut=${begun%=*}=
            fi
            COMPREPLY=()
            while IFS= read -r word; do
                [[ -n $word && $word == "$begun"* ]] || continue
                [[ $word == *= ]] && compopt -o nospace 2>/dev/null
                COMPREPLY+=("${word#"$cut"}")
            done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -F _neurosim_complete neurosim

        """;

    private const string Zsh =
        """
        #compdef neurosim
        # zsh completion of neurosim: source <(neurosim completions zsh), after compinit
        _neurosim() {
            local line="${(j: :)words[1,CURRENT]}" word
            local -a whole keys
            while IFS= read -r word; do
                [[ $word == *= ]] && keys+=("$word") || whole+=("$word")
            done < <("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)
            if (( ${#whole} + ${#keys} == 0 )); then
                _files
                return
            fi
            (( ${#whole} )) && compadd -a whole
            (( ${#keys} )) && compadd -S '' -a keys
        }
        compdef _neurosim neurosim

        """;

    private const string Fish =
        """
        # fish completion of neurosim: neurosim completions fish > ~/.config/fish/completions/neurosim.fish
        function __neurosim_complete
            set -l line (commandline -cp)
            set -l program (commandline -opc)[1]
            set -l words ($program "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
            if test (count $words) -gt 0
                printf '%s\n' $words
            else
                __fish_complete_path (commandline -ct)
            end
        end
        complete -c neurosim -f -a "(__neurosim_complete)"

        """;

    private const string PowerShell =
        """
        # PowerShell completion of neurosim: neurosim completions pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName neurosim -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $line = $commandAst.ToString()
            $position = $cursorPosition - $commandAst.Extent.StartOffset
            if ($position -gt $line.Length) { $line = $line.PadRight($position) }
            & $commandAst.CommandElements[0].ToString() "[suggest:$position]" "$line" 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    /// <summary>Shells there is a script for.</summary>
    public static ImmutableArray<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>The script, null for a shell that is not known.</summary>
    public static string? Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        "pwsh" => PowerShell,
        _ => null,
    };
}
