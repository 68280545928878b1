using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Tests.Support;

/// <summary>What a certificate made for a test shall be like. The default is one that every rule accepts, at any moment from 2010 to 2048.</summary>
internal sealed record TestCertificateOptions
{
    public int KeyBits { get; init; } = 2048;

    public X509KeyUsageFlags KeyUsage { get; init; } = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment;

    public DateTimeOffset NotBefore { get; init; } = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset NotAfter { get; init; } = new(2048, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Names and addresses for TLS; the common name when empty.</summary>
    public IReadOnlyList<string> DnsNames { get; init; } = [];

    /// <summary>Big-endian; random when null.</summary>
    public byte[]? SerialNumber { get; init; }

    /// <summary>Text after the common name, such as <c>O=Site, C=ES</c>.</summary>
    public string MoreOfTheName { get; init; } = "O=UrbGrade tests, C=ES";
}
