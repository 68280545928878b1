using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Audit;

/// <summary>The hash of one line of the audit.</summary>
internal static class AuditLine
{
    /// <summary>What the first line follows.</summary>
    public static string Origin { get; } = new('0', 64);

    /// <summary>SHA-256 over the line and the hash before it, each part with its length in front, so that no text can move
    /// from one part to the next.</summary>
    public static string Hash(AuditRow line)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Number(hash, line.Id);
        Number(hash, line.At.ToUnixTimeMilliseconds());
        Number(hash, line.TenantId ?? -1);
        foreach (var part in (ReadOnlySpan<string?>)[line.Who, line.What, line.Subject, line.Before, line.After, line.PreviousHash])
        {
            Text(hash, part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Text(IncrementalHash hash, string? part)
    {
        if (part is null)
        {
            Number(hash, -1);
            return;
        }

        var utf8 = Encoding.UTF8.GetBytes(part);
        Number(hash, utf8.Length);
        hash.AppendData(utf8);
    }

    private static void Number(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }
}
