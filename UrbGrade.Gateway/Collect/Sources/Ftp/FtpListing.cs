using System.Globalization;
using System.Text.RegularExpressions;

namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>Reads a line of <c>LIST</c>, which no standard fixes: the way of <c>ls -l</c>, or that of Windows servers.</summary>
internal static partial class FtpListing
{
    /// <returns>The file; null when the line is a folder, a link or something else.</returns>
    public static ServerFile? Parse(string line)
    {
        var found = Unix().Match(line);
        if (!found.Success)
            found = Windows().Match(line);
        return found.Success && long.TryParse(found.Groups["size"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new ServerFile(found.Groups["name"].Value, length, null)
            : null;
    }

    // -rw-r--r--    1 1000     1000         1024 Nov 18 19:30 KAL-07_20131118_0001.csv
    [GeneratedRegex(@"^-\S{9}\S?\s+\d+\s+\S+\s+(?:\S+\s+)?(?<size>\d+)\s+\S+\s+\d{1,2}\s+(?:\d{4}|\d{1,2}:\d{2}) (?<name>.+)$")]
    private static partial Regex Unix();

    // 11-18-13  07:30PM                 1024 KAL-07_20131118_0001.csv
    [GeneratedRegex(@"^\d{2}-\d{2}-\d{2,4}\s+\d{2}:\d{2}(?:AM|PM)?\s+(?<size>\d+) (?<name>.+)$")]
    private static partial Regex Windows();
}
