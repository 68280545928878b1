namespace UrbGrade.Bus.Soap;

/// <summary>Reads a KeyInfo in the forms that the X.509 token profile knows.</summary>
internal static class KeyInfoReader
{
    /// <summary>Reads the KeyInfo that the cursor is on and steps behind it.</summary>
    public static KeyReference Read(HeaderCursor cursor)
    {
        EnterTo(cursor, "KeyInfo");
        KeyReference key;
        if (cursor.IsElement("X509Data", SoapNames.Signature))
        {
            key = ReadX509Data(cursor);
        }
        else if (cursor.IsElement("SecurityTokenReference", SoapNames.Wsse))
        {
            key = ReadTokenReference(cursor);
        }
        else
        {
            throw SoapFaults.UnsupportedSecurityToken($"{cursor.Xml.Name} in KeyInfo");
        }

        cursor.End();
        return key.Kind == KeyReferenceKind.None ? throw SoapFaults.InvalidSecurity("KeyInfo names no key") : key;
    }

    private static KeyReference ReadTokenReference(HeaderCursor cursor)
    {
        EnterTo(cursor, "SecurityTokenReference");
        KeyReference key;
        if (cursor.IsElement("Reference", SoapNames.Wsse))
        {
            var uri = cursor.Xml.GetAttribute("URI") ?? "";
            if (uri.Length < 2 || uri[0] != '#')
                throw SoapFaults.SecurityTokenUnavailable($"A token at '{uri}'");
            key = new KeyReference(KeyReferenceKind.Token, uri[1..]);
            if (cursor.Enter())
                cursor.End();
        }
        else if (cursor.IsElement("KeyIdentifier", SoapNames.Wsse))
        {
            var kind = (cursor.Xml.GetAttribute("ValueType") ?? "") switch
            {
                SoapNames.X509V3 => KeyReferenceKind.Certificate,
                SoapNames.Thumbprint => KeyReferenceKind.Thumbprint,
                SoapNames.SubjectKeyIdentifier => KeyReferenceKind.SubjectKeyIdentifier,
                var other => throw SoapFaults.UnsupportedSecurityToken($"A key identifier of '{other}'"),
            };
            key = new KeyReference(kind, cursor.ReadLeaf());
        }
        else if (cursor.IsElement("X509Data", SoapNames.Signature))
        {
            key = ReadX509Data(cursor);
        }
        else
        {
            throw SoapFaults.UnsupportedSecurityToken($"{cursor.Xml.Name} in SecurityTokenReference");
        }

        cursor.End();
        return key;
    }

    // An embedded certificate wins over what else names it. libxmlsec writes an empty X509IssuerSerial beside it.
    private static KeyReference ReadX509Data(HeaderCursor cursor)
    {
        var key = KeyReference.None;
        if (!cursor.Enter())
            return key;
        while (cursor.AtChild())
        {
            cursor.Note();
            switch (cursor.Xml.LocalName)
            {
                case "X509Certificate":
                    if (key.Kind == KeyReferenceKind.Certificate)
                        throw SoapFaults.UnsupportedSecurityToken("A chain of certificates");
                    key = new KeyReference(KeyReferenceKind.Certificate, cursor.ReadLeaf());
                    break;
                case "X509IssuerSerial":
                    key = ReadIssuerSerial(cursor) is { } named && key.Kind == KeyReferenceKind.None ? named : key;
                    break;
                case "X509SKI":
                    var identifier = new KeyReference(KeyReferenceKind.SubjectKeyIdentifier, cursor.ReadLeaf());
                    key = key.Kind == KeyReferenceKind.None ? identifier : key;
                    break;
                case "X509SubjectName":
                    cursor.ReadLeaf();
                    break;
                default:
                    throw SoapFaults.UnsupportedSecurityToken($"{cursor.Xml.Name} in X509Data");
            }
        }

        cursor.Leave();
        return key;
    }

    private static KeyReference? ReadIssuerSerial(HeaderCursor cursor)
    {
        if (!cursor.Enter())
            return null;
        cursor.Expect("X509IssuerName");
        var issuer = cursor.ReadLeaf();
        cursor.Expect("X509SerialNumber");
        var serial = cursor.ReadLeaf();
        cursor.End();
        return new KeyReference(KeyReferenceKind.IssuerSerial, issuer, serial);
    }

    private static void EnterTo(HeaderCursor cursor, string name)
    {
        if (!cursor.Enter() || !cursor.AtChild())
            throw SoapFaults.InvalidSecurity($"An empty {name}");
        cursor.Note();
    }
}
