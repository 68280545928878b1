using System.Security.Cryptography;
using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>The second pass: verifies the SignedInfo and the signed parts of the Header, whose size is bounded, and only then
/// canonicalises and hashes the Body, so that whoever holds no trusted key cannot make the platform hash much for him.</summary>
internal sealed class SignedPartsCheck(
    SecurityHeader header, ResolvedSignature signature, SigningCertificate signer, SoapSecurityPolicy policy,
    ExclusiveCanonicalizer canonicalizer)
{
    /// <summary>Octets of a stretch that are worth another parser without them.</summary>
    private const int WorthMarking = 8 * 1024;

    private readonly CanonicalOutput output = canonicalizer.Output;
    private int verified;

    /// <summary>Hash of the canonical SignedInfo, by the signature's own method.</summary>
    public byte[] SignedInfoHash { get; private set; } = [];

    /// <summary>SHA-256 of the canonical content of the Body, whatever its own tag carries.</summary>
    public byte[] BodyHash { get; private set; } = [];

    /// <summary>Verifies everything that is signed.</summary>
    /// <param name="body">The reader of the first pass, which stands on the Body.</param>
    public void Run(ReadOnlyMemory<byte> bytes, EnvelopeReader body)
    {
        using (var reader = EnvelopeReader.Open(bytes))
        {
            reader.EnterHeader();
            VerifyHeader(reader);
        }

        VerifyBody(bytes, body, signature.ReferenceTo(SignedPartKind.Body, 0)!);
        if (verified != signature.Count)
            throw SoapFaults.FailedCheck("A reference was not reached");
        if (canonicalizer.ContentLeansOnApex)
            HashContentAlone(bytes);
    }

    private void VerifyHeader(EnvelopeReader reader)
    {
        for (var position = 0; reader.Xml.NodeType == XmlNodeType.Element; position++)
        {
            if (position == header.BlockPosition)
                VerifySecurity(reader);
            else
                VerifyOrSkip(reader, signature.ReferenceTo(SignedPartKind.HeaderBlock, position));
            reader.ToElement();
        }
    }

    private void VerifySecurity(EnvelopeReader reader)
    {
        reader.Enter();
        reader.ToElement();
        for (var position = 0; reader.Xml.NodeType == XmlNodeType.Element; position++)
        {
            if (position == header.SignaturePosition)
                VerifySignature(reader);
            else
                VerifyOrSkip(reader, signature.ReferenceInSecurity(position));
            reader.ToElement();
        }

        reader.Next();
    }

    private void VerifySignature(EnvelopeReader reader)
    {
        var depth = reader.Xml.Depth;
        reader.Enter();
        reader.ToElement();
        output.Start(signature.Hash);
        canonicalizer.WriteElement(reader.Xml, policy, signature.Signature.Prefixes, []);
        SignedInfoHash = output.Finish();
        if (!signer.Verify(SignedInfoHash, signature.Signature.Value, signature.Hash))
            throw SoapFaults.FailedCheck("SignatureValue");
        while (reader.Xml.Depth > depth)
            reader.Next();
        reader.Next();
    }

    private void VerifyOrSkip(EnvelopeReader reader, SignatureReference? reference)
    {
        if (reference is null)
            reader.Xml.Skip();
        else
            Verify(reader, reference, []);
    }

    private void Verify(EnvelopeReader reader, SignatureReference reference, IReadOnlyList<string> forbiddenIds)
    {
        output.Start(SignatureAlgorithms.OfDigest(reference.DigestMethod));
        canonicalizer.WriteElement(reader.Xml, policy, reference.Prefixes, forbiddenIds);
        RequireDigest(reference);
    }

    private void VerifyBody(ReadOnlyMemory<byte> bytes, EnvelopeReader body, SignatureReference reference)
    {
        if (!TryCanonicalizeAroundStretch(bytes, body, reference))
        {
            output.Start(SignatureAlgorithms.OfDigest(reference.DigestMethod));
            canonicalizer.WriteElement(body.Xml, policy, reference.Prefixes, signature.Ids);
            body.ToEnd();
        }

        RequireDigest(reference);
        BodyHash = output.ContentHash();
    }

    /// <summary>Parses everything but the plain stretch of the Body, whose octets are canonical as they are.</summary>
    /// <returns>False when there is none or it does not stand where it can be left out: then all has to be parsed.</returns>
    private bool TryCanonicalizeAroundStretch(ReadOnlyMemory<byte> bytes, EnvelopeReader body, SignatureReference reference)
    {
        if (body.NameOffset(bytes.Span) is not { } tag || PlainStretch.Find(bytes.Span, tag) is not { Length: > WorthMarking } stretch || stretch.IsMarkedIn(bytes.Span))
            return false;
        try
        {
            using var reader = EnvelopeReader.Open(stretch.MarkIn(bytes.Span));
            reader.SkipToBody();
            output.Start(SignatureAlgorithms.OfDigest(reference.DigestMethod));
            canonicalizer.WriteElement(reader.Xml, policy, reference.Prefixes, signature.Ids, bytes, stretch);
            reader.ToEnd();
            return true;
        }
        catch (Exception failure) when (failure is XmlException or SoapFaultException)
        {
            return false;
        }
    }

    private void RequireDigest(SignatureReference reference)
    {
        if (!CryptographicOperations.FixedTimeEquals(output.Finish(), reference.Digest))
            throw SoapFaults.FailedCheck($"Digest of '{reference.Id}'");
        verified++;
    }

    private void HashContentAlone(ReadOnlyMemory<byte> bytes)
    {
        using var reader = EnvelopeReader.Open(bytes);
        reader.SkipToBody();
        output.Start(HashAlgorithmName.SHA256);
        canonicalizer.WriteContent(reader.Xml, policy);
        output.Finish();
        BodyHash = output.ContentHash();
    }
}
