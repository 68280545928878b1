using System.Text.RegularExpressions;

namespace UrbGrade.Bus.Delivery;

/// <summary>What failures of different items have in common.</summary>
public static partial class FailureCause
{
    /// <summary>Longest cause; what differs only beyond counts as one.</summary>
    public const int MostCharacters = 300;

    /// <summary>The exception's type and the first line of its message, with identifiers, hashes, quoted values and numbers left out:
    /// <c>System.TimeoutException: no answer from '…' within # s</c>.</summary>
    public static string Of(Exception failure)
    {
        var message = failure.Message.AsSpan();
        var end = message.IndexOfAny('\r', '\n');
        var line = (end < 0 ? message : message[..end]).ToString();
        line = Quoted().Replace(line, "'…'");
        line = Identifier().Replace(line, "#");
        line = Number().Replace(line, "#");
        var cause = $"{failure.GetType().FullName}: {line.Trim()}";
        return cause.Length <= MostCharacters ? cause : cause[..(MostCharacters - 1)] + "…";
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|«[^»]*»|“[^”]*”""")]
    private static partial Regex Quoted();

    /// <summary>UUIDs, hexadecimal runs that hold a digit, and instants.</summary>
    [GeneratedRegex(
        @"\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b|\b0x[0-9a-fA-F]+\b|\b(?=[0-9a-fA-F]*[0-9])[0-9a-fA-F]{8,}\b"
        + @"|\b\d{4}-\d\d-\d\dT[\d:.]+(Z|[-+]\d\d:\d\d)?")]
    private static partial Regex Identifier();

    /// <summary>Numbers, dates and times; those inside a word, such as SHA256 or UTF-8, stay.</summary>
    [GeneratedRegex(@"(?<![\w-])[-+]?\d([\d.,:/-]*\d)?")]
    private static partial Regex Number();
}
