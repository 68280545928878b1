namespace UrbGrade.Bus.Soap;

/// <summary>One Reference of a SignedInfo.</summary>
internal sealed record SignatureReference(string Id, IReadOnlyList<string> Prefixes, string DigestMethod, byte[] Digest);
