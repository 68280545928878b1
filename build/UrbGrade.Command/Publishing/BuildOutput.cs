using System.Text.RegularExpressions;

namespace UrbGrade.Command.Publishing;

/// <summary>Reads MSBuild's minimal output.</summary>
internal static partial class BuildOutput
{
    /// <summary>The project that this line says is built; null for any other line.</summary>
    public static string? Finished(string line) =>
        ProjectLine().Match(line) is { Success: true } match ? match.Groups["project"].Value : null;

    public static bool IsError(string line) => ErrorLine().IsMatch(line);

    [GeneratedRegex(@"^\s*(?<project>[\w.]+) -> .*\.dll$")]
    private static partial Regex ProjectLine();

    [GeneratedRegex(@"(^|[:\s])error\s*(\w+)?\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex ErrorLine();
}
