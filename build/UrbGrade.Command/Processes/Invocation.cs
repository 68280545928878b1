using System.Diagnostics;

namespace UrbGrade.Command.Processes;

/// <summary>A program to start.</summary>
/// <param name="File">A path, or a name found on the PATH.</param>
/// <param name="Arguments">Each passed on as it is, without a shell.</param>
/// <param name="Folder">The working folder.</param>
internal sealed record Invocation(string File, IReadOnlyList<string> Arguments, string Folder)
{
    private static readonly Dictionary<string, string?> None = [];

    /// <summary>The .NET host that runs the command, wherever it is installed.</summary>
    public static string DotnetHost { get; } =
        Path.GetFileNameWithoutExtension(System.Environment.ProcessPath) == "dotnet" ? System.Environment.ProcessPath! : "dotnet";

    /// <summary>Variables set for the program on top of the inherited ones; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = None;

    /// <summary>A program of this platform, run by the same .NET host that runs the command.</summary>
    public static Invocation OfDotnet(string folder, params IEnumerable<string> arguments) =>
        new(DotnetHost, [.. arguments], folder);

    /// <summary>The start information; standard input is closed unless the terminal is handed on.</summary>
    public ProcessStartInfo ToStartInfo(bool inheritTerminal)
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = !inheritTerminal,
            RedirectStandardOutput = !inheritTerminal,
            RedirectStandardError = !inheritTerminal,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }
}
