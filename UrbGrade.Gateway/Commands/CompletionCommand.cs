using System.CommandLine;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>completion</c>: the script that lets a shell ask this program how a line may go on.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # urbgrade-gateway completion bash > /etc/bash_completion.d/urbgrade-gateway
        _urbgrade_gateway() {
            local words
            words=$(urbgrade-gateway "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
            mapfile -t COMPREPLY < <(compgen -W "${words}" -- "${COMP_WORDS[COMP_CWORD]}")
        }
        complete -o default -F _urbgrade_gateway urbgrade-gateway

        """;

    private const string Zsh = """
        #compdef urbgrade-gateway
        # urbgrade-gateway completion zsh > "${fpath[1]}/_urbgrade-gateway"
        _urbgrade_gateway() {
            local -a words
            words=(${(f)"$(urbgrade-gateway "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)"})
            compadd -a words || _files
        }
        compdef _urbgrade_gateway urbgrade-gateway

        """;

    private const string PowerShell = """
        # urbgrade-gateway completion pwsh >> $PROFILE
        Register-ArgumentCompleter -Native -CommandName urbgrade-gateway -ScriptBlock {
            param($word, $line, $position)
            urbgrade-gateway "[suggest:$position]" "$line" | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    public static Command Build()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or pwsh" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var command = new Command("completion", "Print the script that completes commands, options, sources and batches in a shell") { shell };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write((parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => PowerShell }).ReplaceLineEndings("\n"));
            return ExitCode.Ok;
        });
        return command;
    }
}
