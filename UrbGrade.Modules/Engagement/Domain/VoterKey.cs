using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>Makes one key of a voter or a network, a place and a day, from which none of them can be told without that day's salt.</summary>
internal static class VoterKey
{
    private const int Bytes = 16;

    /// <summary>The key of the vote as a site record.</summary>
    /// <param name="voter">What the browser keeps.</param>
    public static string Of(byte[] salt, string voter, string placeTag) => "web-" + Hash(salt, $"{voter}\n{placeTag}");

    /// <summary>The key by which the votes of a network are counted; never stored.</summary>
    public static string OfNetwork(byte[] salt, string network, string placeTag) => Hash(salt, $"network\n{network}\n{placeTag}");

    private static string Hash(byte[] salt, string text) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
}
