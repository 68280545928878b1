using System.Globalization;
using System.Text.RegularExpressions;

namespace UrbGrade.Bus.Orchestration;

/// <summary>A contract's name and version: what callers address. Written <c>Name</c> for version 1 and <c>Name/2</c> for later ones.</summary>
/// <param name="Name">Words of letters and digits with dots between them, 100 characters at most.</param>
/// <param name="Version">1 to 999.</param>
public sealed partial record ServiceAddress(string Name, int Version)
{
    private const int LongestName = 100;

    /// <summary>Reads an address as rows carry it.</summary>
    /// <exception cref="FormatException">The text is no address.</exception>
    public static ServiceAddress Parse(string text)
    {
        var match = Pattern().Match(text);
        return match.Success && match.Groups["name"].Length <= LongestName
            ? new ServiceAddress(
                match.Groups["name"].Value,
                match.Groups["version"].Success ? int.Parse(match.Groups["version"].Value, CultureInfo.InvariantCulture) : 1)
            : throw new FormatException(
                $"The contract is '{text}'; allowed are words of letters and digits with dots between them, at most {LongestName} characters, and from version 2 on /VERSION after it, such as Baseload.BaseloadFound/2.");
    }

    /// <summary>The text that rows carry.</summary>
    public override string ToString() => Version == 1 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}/{Version}");

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9+]*(?:\.[A-Za-z][A-Za-z0-9+]*)*)(?:/(?<version>[1-9][0-9]{0,2}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
