using System.Text.RegularExpressions;
using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Tools;

/// <summary>The tools that building needs: the .NET SDK, Node and npm.</summary>
internal sealed partial class Toolchain(Workspace workspace)
{
    private static readonly Version OldestSdk = new(10, 0, 100);
    private static readonly Version OldestNode = new(20, 0);

    /// <summary>Looks for all of them, and says what is missing and how to get it.</summary>
    /// <exception cref="CommandFailedException">Something is missing or too old.</exception>
    public async Task RequireAsync(CancellationToken cancellation)
    {
        var missing = new List<string>();
        if (await VersionOfAsync(Invocation.DotnetHost, cancellation) is not { } sdk || sdk < OldestSdk)
            missing.Add(ToolAdvice.Sdk);
        var node = await VersionOfAsync("node", cancellation);
        if (node is null)
            missing.Add(ToolAdvice.Node);
        else if (node < OldestNode)
            missing.Add(ToolAdvice.OldNode(node));
        if (await VersionOfAsync(Npm.Program, cancellation) is null)
            missing.Add(ToolAdvice.Npm);
        if (missing.Count > 0)
            throw new CommandFailedException(string.Join("\n", missing), ExitCodes.Usage);
    }

    private async Task<Version?> VersionOfAsync(string program, CancellationToken cancellation)
    {
        try
        {
            var (exitCode, output) = await ProgramRun.CaptureAsync(new(program, ["--version"], workspace.Root), cancellation);
            var match = VersionText().Match(output);
            return exitCode == 0 && match.Success ? Version.Parse(match.Value) : null;
        }
        catch (CommandFailedException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex VersionText();
}
