using System.Globalization;

namespace UrbGrade.Command.Processes;

/// <summary>Puts exit codes into words.</summary>
internal static class Ending
{
    private const int BySignal = 128;

    public static string Describe(int exitCode) => exitCode switch
    {
        BySignal + 9 => "code 137 (killed, or out of memory)",
        BySignal + 11 => "code 139 (segmentation fault)",
        BySignal + 15 => "code 143 (asked to stop)",
        _ => string.Create(CultureInfo.InvariantCulture, $"code {exitCode}"),
    };
}
