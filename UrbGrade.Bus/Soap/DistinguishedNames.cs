using System.Buffers;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace UrbGrade.Bus.Soap;

/// <summary>Compares a certificate's name with what a peer wrote of it. Stacks differ in order, spacing, escapes and short names.</summary>
public static class DistinguishedNames
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly Dictionary<string, string> OidOfShortName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CN"] = "2.5.4.3", ["SN"] = "2.5.4.4", ["SERIALNUMBER"] = "2.5.4.5", ["C"] = "2.5.4.6", ["L"] = "2.5.4.7",
        ["S"] = "2.5.4.8", ["ST"] = "2.5.4.8", ["STREET"] = "2.5.4.9", ["O"] = "2.5.4.10", ["OU"] = "2.5.4.11",
        ["T"] = "2.5.4.12", ["TITLE"] = "2.5.4.12", ["GN"] = "2.5.4.42", ["G"] = "2.5.4.42", ["DC"] = "0.9.2342.19200300.100.1.25",
        ["UID"] = "0.9.2342.19200300.100.1.1", ["E"] = "1.2.840.113549.1.9.1", ["EMAILADDRESS"] = "1.2.840.113549.1.9.1",
    };

    /// <summary>Whether an RFC 2253 text (any order, spacing and case) names the same attributes with the same values.</summary>
    public static bool Same(X500DistinguishedName name, string text) =>
        Attributes(name) is { } own && Attributes(text) is { } written && own.SequenceEqual(written);

    private static string[]? Attributes(X500DistinguishedName name)
    {
        var attributes = new List<string>();
        foreach (var rdn in name.EnumerateRelativeDistinguishedNames())
        {
            if (rdn.HasMultipleElements || rdn.GetSingleElementValue() is not { } value)
                return null;
            attributes.Add(Normal(rdn.GetSingleElementType().Value!, value));
        }

        return [.. attributes.Order(StringComparer.Ordinal)];
    }

    private static string[]? Attributes(string text)
    {
        var attributes = new List<string>();
        foreach (var part in Split(text))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || Value(part[(equals + 1)..].Trim()) is not { } value)
                return null;
            var type = part[..equals].Trim();
            if (type.StartsWith("OID.", StringComparison.OrdinalIgnoreCase))
                type = type[4..];
            attributes.Add(Normal(OidOfShortName.GetValueOrDefault(type, type), value));
        }

        return [.. attributes.Order(StringComparer.Ordinal)];
    }

    private static string Normal(string oid, string value) =>
        oid + "=" + string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[i] is ',' or ';')
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        if (start < text.Length)
            yield return text[start..];
    }

    // Escapes are a backslash before the character or before two hex digits of its UTF-8; '#' starts the DER of the value.
    private static string? Value(string text)
    {
        if (text.StartsWith('#'))
            return FromDer(text.AsSpan(1));
        if (text.Length > 1 && text[0] == '"' && text[^1] == '"')
            text = text[1..^1];
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, length));
                i += length - 1;
            }
            else if (i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                bytes.Add(octet);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, ++i, 1));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string? FromDer(ReadOnlySpan<char> hex)
    {
        if (hex.Length < 4 || hex.Length % 2 != 0 || hex.Length > 500 || hex.ContainsAnyExcept(HexDigits))
            return null;
        var der = Convert.FromHexString(hex);
        return der[1] == der.Length - 2 ? Encoding.UTF8.GetString(der, 2, der.Length - 2) : null;
    }
}
