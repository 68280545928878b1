using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>Makes one key of a voter, a place and a day, from which none of them can be told without that day's salt.</summary>
internal static class VoterKey
{
    private const int Bytes = 16;

    /// <summary>The key of the vote as a site record.</summary>
    /// <param name="voter">What the browser keeps.</param>
    public static string Of(byte[] salt, string voter, string placeTag)
    {
        var hash = HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes($"{voter}\n{placeTag}"));
        return "web-" + Base64Url.EncodeToString(hash.AsSpan(0, Bytes));
    }
}
