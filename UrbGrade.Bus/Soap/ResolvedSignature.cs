using System.Security.Cryptography;

namespace UrbGrade.Bus.Soap;

/// <summary>A signature whose references have each been led to one element at its structural place, Body and Timestamp among them.</summary>
internal sealed class ResolvedSignature
{
    private readonly List<(SignedPart Part, SignatureReference Reference)> parts;

    private ResolvedSignature(XmlSignature signature, List<(SignedPart, SignatureReference)> parts, string[] ids, bool usesSha1)
    {
        Signature = signature;
        this.parts = parts;
        Ids = ids;
        UsesSha1 = usesSha1;
        Hash = SignatureAlgorithms.OfSignature(signature.Method);
    }

    public XmlSignature Signature { get; }

    /// <summary>Hash of the signature method.</summary>
    public HashAlgorithmName Hash { get; }

    /// <summary>All ids referred to.</summary>
    public IReadOnlyList<string> Ids { get; }

    public bool UsesSha1 { get; }

    public int Count => parts.Count;

    /// <summary>The reference to a part, or null when the part is not signed.</summary>
    public SignatureReference? ReferenceTo(SignedPartKind kind, int position)
    {
        foreach (var (part, reference) in parts)
        {
            if (part.Kind == kind && part.Position == position)
                return reference;
        }

        return null;
    }

    /// <summary>The reference to a child of the Security block, or null when it is not signed.</summary>
    public SignatureReference? ReferenceInSecurity(int position)
    {
        foreach (var (part, reference) in parts)
        {
            if (part.InSecurity && part.Position == position)
                return reference;
        }

        return null;
    }

    /// <summary>Checks algorithms, references and coverage, the cheapest rules first.</summary>
    public static ResolvedSignature Of(SecurityHeader header)
    {
        if (header.BlockPosition < 0)
            throw SoapFaults.InvalidSecurity("No Security header");
        var signature = header.Signature ?? throw SoapFaults.InvalidSecurity("No signature");
        if (!header.HasTimestamp)
            throw SoapFaults.InvalidSecurity("No Timestamp");
        if (signature.References.Count == 0)
            throw SoapFaults.FailedCheck("The signature covers nothing");

        var usesSha1 = SignatureAlgorithms.OfSignature(signature.Method) == HashAlgorithmName.SHA1;
        var parts = new List<(SignedPart, SignatureReference)>(signature.References.Count);
        var ids = new string[signature.References.Count];
        foreach (var reference in signature.References)
        {
            usesSha1 |= SignatureAlgorithms.OfDigest(reference.DigestMethod) == HashAlgorithmName.SHA1;
            if (ids.AsSpan(0, parts.Count).Contains(reference.Id))
                throw SoapFaults.InvalidSecurity($"Two references to '{reference.Id}'");
            ids[parts.Count] = reference.Id;
            parts.Add((Resolve(header, reference.Id), reference));
        }

        var resolved = new ResolvedSignature(signature, parts, ids, usesSha1);
        resolved.RequireCoverage(header);
        return resolved;
    }

    private static SignedPart Resolve(SecurityHeader header, string id)
    {
        if (header.Ids.Count(other => other == id) > 1)
            throw SoapFaults.InvalidSecurity($"More than one element with the id '{id}'");
        foreach (var part in header.Parts)
        {
            if (part.Id == id)
                return part;
        }

        throw SoapFaults.FailedCheck($"'{id}' is no Body, Timestamp, token or header block");
    }

    private void RequireCoverage(SecurityHeader header)
    {
        foreach (var part in header.Parts)
        {
            if (part.Kind is SignedPartKind.Body or SignedPartKind.Timestamp or SignedPartKind.Confirmation
                && ReferenceTo(part.Kind, part.Position) is null)
                throw SoapFaults.FailedCheck($"The {part.Kind} is not signed");
        }
    }
}
