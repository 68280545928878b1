using System.Globalization;

namespace UrbGrade.Command.Processes;

/// <summary>Puts the end of a program into words.</summary>
internal static class Ending
{
    private const int BySignal = 128;
    private const int Shown = 8;

    public static string Describe(int exitCode) => exitCode switch
    {
        BySignal + 6 => "code 134 (it crashed)",
        BySignal + 9 => "code 137 (killed, or out of memory)",
        BySignal + 11 => "code 139 (segmentation fault)",
        BySignal + 15 => "code 143 (asked to stop)",
        _ => string.Create(CultureInfo.InvariantCulture, $"code {exitCode}"),
    };

    /// <summary>The lines that say most: those from a crash's exception on, otherwise the last ones.</summary>
    public static IEnumerable<string> Telling(IReadOnlyList<string> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (lines[i].StartsWith("Unhandled exception", StringComparison.Ordinal))
                return lines.Skip(i).Take(Shown);
        }

        return lines.TakeLast(Shown);
    }
}
