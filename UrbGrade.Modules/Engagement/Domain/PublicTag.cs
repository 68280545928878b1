using System.Security.Cryptography;
using System.Text;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>Short names in public addresses: printed on posts, typed by people, and the same again when a place is registered anew.</summary>
internal static class PublicTag
{
    /// <summary>Crockford's base 32: no letter that reads like a digit.</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int Length = 8;

    /// <summary>The name of something of a tenant: 40 bits of SHA-256.</summary>
    /// <param name="kind">Such as <c>place</c>.</param>
    public static string Of(string tenantCode, string kind, string code) =>
        Write(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenantCode}\n{kind}\n{code}")), Length);

    /// <summary>As many random characters, five bits each.</summary>
    public static string Random(int characters) => Write(RandomNumberGenerator.GetBytes(characters), characters);

    private static string Write(byte[] bytes, int characters) => string.Create(characters, bytes, static (text, source) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = Alphabet[source[i] % Alphabet.Length];
        }
    });
}
