namespace UrbGrade.Web.Shell;

/// <summary>Addresses that begin with a language, as <c>/eu/d/20?month=2013-10</c>.</summary>
internal static class LanguageAddress
{
    /// <summary>The code that the address begins with; null where it names no language of the pages.</summary>
    public static string? CodeOf(string address)
    {
        var end = address.AsSpan(1).IndexOfAny('/', '?', '#');
        var first = end < 0 ? address[1..] : address[1..(end + 1)];
        return Languages.Cultures.ContainsKey(first) ? first : null;
    }

    /// <summary>The address without its language.</summary>
    /// <param name="address">Path, with query and fragment where there are such; begins with a slash.</param>
    public static string Plain(string address)
    {
        if (CodeOf(address) is not { } code)
        {
            return address;
        }

        var rest = address[(code.Length + 1)..];
        return rest is ['/', ..] ? rest : "/" + rest;
    }

    /// <summary>The address in another language; as it is where it begins with none, as the cookie decides there.</summary>
    public static string Switch(string address, string code) => CodeOf(address) is null ? address : Put(address, code);

    /// <summary>The address beginning with a language.</summary>
    public static string Put(string address, string code) => Plain(address) switch
    {
        "/" => "/" + code,
        ['/', '?' or '#', ..] plain => $"/{code}{plain[1..]}",
        var plain => $"/{code}{plain}",
    };
}
