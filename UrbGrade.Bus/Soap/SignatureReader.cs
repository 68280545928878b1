namespace UrbGrade.Bus.Soap;

/// <summary>Reads a Signature: exclusive canonicalisation only, references by id only, no transform that changes what is signed.</summary>
internal static class SignatureReader
{
    private const string EnvelopedSignature = SoapNames.Signature + "enveloped-signature";

    /// <summary>Reads the Signature that the cursor is on and steps behind it.</summary>
    public static XmlSignature Read(HeaderCursor cursor, SoapSecurityPolicy policy)
    {
        var signature = new XmlSignature();
        if (!cursor.Enter())
            throw SoapFaults.InvalidSecurity("An empty Signature");
        ReadSignedInfo(cursor, policy, signature);
        cursor.Expect("SignatureValue");
        signature.Value = HeaderCursor.Decode(cursor.ReadLeaf());
        if (!cursor.AtChild())
            throw SoapFaults.InvalidSecurity("No KeyInfo");
        cursor.Expect("KeyInfo");
        signature.Key = KeyInfoReader.Read(cursor);
        cursor.End();
        return signature;
    }

    private static void ReadSignedInfo(HeaderCursor cursor, SoapSecurityPolicy policy, XmlSignature signature)
    {
        cursor.Expect("SignedInfo");
        if (!cursor.Enter())
            throw SoapFaults.InvalidSecurity("An empty SignedInfo");
        cursor.Expect("CanonicalizationMethod");
        RequireExclusive(Algorithm(cursor));
        signature.Prefixes = ReadPrefixList(cursor, policy);
        cursor.Expect("SignatureMethod");
        signature.Method = Algorithm(cursor);
        EndParameters(cursor);
        while (cursor.AtChild())
        {
            if (signature.References.Count == policy.MaxReferences)
                throw SoapFaults.InvalidSecurity("Too many references");
            signature.References.Add(ReadReference(cursor, policy));
        }

        cursor.Leave();
    }

    private static SignatureReference ReadReference(HeaderCursor cursor, SoapSecurityPolicy policy)
    {
        cursor.Expect("Reference");
        var uri = cursor.Xml.GetAttribute("URI") ?? "";
        if (uri.Length < 2 || uri[0] != '#' || uri.StartsWith("#xpointer", StringComparison.Ordinal))
            throw SoapFaults.InvalidSecurity($"A reference to '{uri}'");
        Open(cursor, "Reference");
        cursor.Expect("Transforms");
        var prefixes = ReadTransforms(cursor, policy);
        cursor.Expect("DigestMethod");
        var method = Algorithm(cursor);
        EndParameters(cursor);
        cursor.Expect("DigestValue");
        var digest = HeaderCursor.Decode(cursor.ReadLeaf());
        cursor.End();
        return new SignatureReference(uri[1..], prefixes, method, digest);
    }

    // The enveloped-signature transform removes a signature inside the signed part. None of the parts that may be signed holds
    // one, so it changes nothing, and some clients write it by habit.
    private static IReadOnlyList<string> ReadTransforms(HeaderCursor cursor, SoapSecurityPolicy policy)
    {
        IReadOnlyList<string>? prefixes = null;
        var first = true;
        Open(cursor, "Transforms");
        for (; cursor.AtChild(); first = false)
        {
            cursor.Expect("Transform");
            var algorithm = Algorithm(cursor);
            if (first && algorithm == EnvelopedSignature)
            {
                EndParameters(cursor);
                continue;
            }

            RequireExclusive(algorithm);
            if (prefixes is not null)
                throw SoapFaults.UnsupportedAlgorithm("A chain of transforms");
            prefixes = ReadPrefixList(cursor, policy);
        }

        cursor.Leave();
        return prefixes ?? throw SoapFaults.UnsupportedAlgorithm("A reference without exclusive canonicalisation");
    }

    private static string[] ReadPrefixList(HeaderCursor cursor, SoapSecurityPolicy policy)
    {
        string[]? prefixes = null;
        if (!cursor.Enter())
            return [];
        while (cursor.AtChild())
        {
            if (prefixes is not null || !cursor.IsElement("InclusiveNamespaces", SoapNames.ExclusiveCanonicalization))
                throw SoapFaults.UnsupportedAlgorithm($"{cursor.Xml.Name} as parameter of a canonicalisation");
            cursor.Note();
            prefixes = (cursor.Xml.GetAttribute("PrefixList") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (prefixes.Length > policy.MaxPrefixes)
                throw SoapFaults.InvalidSecurity("Too many prefixes in a PrefixList");
            EndParameters(cursor);
        }

        cursor.Leave();
        return prefixes ?? [];
    }

    private static string Algorithm(HeaderCursor cursor) => cursor.Xml.GetAttribute("Algorithm") ?? "";

    private static void RequireExclusive(string algorithm)
    {
        if (algorithm != SoapNames.ExclusiveCanonicalization)
            throw SoapFaults.UnsupportedAlgorithm($"'{algorithm}' as canonicalisation or transform");
    }

    private static void Open(HeaderCursor cursor, string name)
    {
        if (!cursor.Enter())
            throw SoapFaults.InvalidSecurity($"An empty {name}");
    }

    private static void EndParameters(HeaderCursor cursor)
    {
        if (cursor.Enter())
            cursor.End();
    }
}
