using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>The first pass: reads the Header, and nothing behind it, into a strict model. What the model has no place for is a fault.</summary>
internal sealed class SecurityHeaderReader
{
    private const int MaxTokens = 4;

    private readonly EnvelopeReader envelope;
    private readonly HeaderCursor cursor;
    private readonly SoapSecurityPolicy policy;
    private readonly SecurityHeader header = new();

    private SecurityHeaderReader(EnvelopeReader envelope, SoapSecurityPolicy policy)
    {
        this.envelope = envelope;
        this.policy = policy;
        cursor = new HeaderCursor(envelope, policy, header.Ids);
    }

    /// <summary>Reads the Header of a freshly opened envelope and leaves the reader on the Body.</summary>
    public static SecurityHeader Read(EnvelopeReader envelope, SoapSecurityPolicy policy)
    {
        var reader = new SecurityHeaderReader(envelope, policy);
        reader.ReadHeader();
        return reader.header;
    }

    private void ReadHeader()
    {
        cursor.Note();
        if (envelope.EnterHeader())
        {
            for (var position = 0; envelope.Xml.NodeType == XmlNodeType.Element; position++)
            {
                ReadBlock(position);
                envelope.ToElement();
            }

            envelope.LeaveHeader();
        }

        cursor.Note();
        header.Parts.Add(new SignedPart(SignedPartKind.Body, 0, ElementId.Of(envelope.Xml)));
    }

    private void ReadBlock(int position)
    {
        cursor.Note();
        var xml = envelope.Xml;
        var actor = xml.GetAttribute("actor", SoapNames.Soap) ?? "";
        var isForUs = actor.Length == 0 || actor == policy.Actor || actor == SoapNames.NextActor;
        if (isForUs && envelope.IsElement("Security", SoapNames.Wsse))
        {
            if (header.BlockPosition >= 0)
                throw SoapFaults.InvalidSecurity("Two Security headers");
            header.BlockPosition = position;
            ReadSecurity();
            return;
        }

        // Addressing headers repeat what HTTP and the operation say; a client may insist that they are understood.
        if (isForUs && xml.GetAttribute("mustUnderstand", SoapNames.Soap) is "1" or "true" && xml.NamespaceURI != SoapNames.Addressing)
            throw SoapFaults.MustUnderstand(xml.Name);
        header.Parts.Add(new SignedPart(SignedPartKind.HeaderBlock, position, ElementId.Of(xml)));
        if (header.Outbox is null && OutboxBlock.Read(xml) is { } waiting)
            header.Outbox = (waiting, position);
        cursor.SkipElement();
    }

    private void ReadSecurity()
    {
        if (!cursor.Enter())
            return;
        for (var position = 0; cursor.AtChild(); position++)
        {
            cursor.Note();
            var xml = envelope.Xml;
            switch (xml.NamespaceURI, xml.LocalName)
            {
                case (SoapNames.Wsse, "BinarySecurityToken"):
                    ReadToken(position);
                    break;
                case (SoapNames.Wsu, "Timestamp"):
                    ReadTimestamp(position);
                    break;
                case (SoapNames.Signature, "Signature"):
                    if (header.Signature is not null)
                        throw SoapFaults.InvalidSecurity("More than one signature");
                    header.SignaturePosition = position;
                    header.Signature = SignatureReader.Read(cursor, policy);
                    break;
                case (SoapNames.Wsse11, "SignatureConfirmation") when policy.AcceptsSignatureConfirmation:
                    ReadConfirmation(position);
                    break;
                case (SoapNames.Wsse, "UsernameToken"):
                    throw SoapFaults.UnsupportedSecurityToken("UsernameToken");
                default:
                    throw SoapFaults.InvalidSecurity($"{xml.Name} in the Security header");
            }
        }

        cursor.Leave();
    }

    private void ReadToken(int position)
    {
        if (header.Tokens.Count == MaxTokens)
            throw SoapFaults.InvalidSecurity("Too many tokens");
        var xml = envelope.Xml;
        var id = ElementId.Of(xml);
        var valueType = xml.GetAttribute("ValueType") ?? "";
        var encoding = xml.GetAttribute("EncodingType") ?? SoapNames.Base64;
        header.Parts.Add(new SignedPart(SignedPartKind.Token, position, id));
        header.Tokens.Add(new BinaryToken(id, valueType, encoding, cursor.ReadLeaf()));
    }

    private void ReadTimestamp(int position)
    {
        if (header.HasTimestamp)
            throw SoapFaults.InvalidSecurity("More than one Timestamp");
        header.HasTimestamp = true;
        header.Parts.Add(new SignedPart(SignedPartKind.Timestamp, position, ElementId.Of(envelope.Xml)));
        if (!cursor.Enter())
            return;
        while (cursor.AtChild())
        {
            cursor.Note();
            if (header.Created is null && header.Expires is null && envelope.IsElement("Created", SoapNames.Wsu))
                header.Created = cursor.ReadLeaf();
            else if (header.Expires is null && envelope.IsElement("Expires", SoapNames.Wsu))
                header.Expires = cursor.ReadLeaf();
            else
                throw SoapFaults.InvalidSecurity($"{envelope.Xml.Name} in the Timestamp");
        }

        cursor.Leave();
    }

    private void ReadConfirmation(int position)
    {
        header.Parts.Add(new SignedPart(SignedPartKind.Confirmation, position, ElementId.Of(envelope.Xml)));
        header.Confirmations.Add(HeaderCursor.Decode(envelope.Xml.GetAttribute("Value") ?? ""));
        if (cursor.Enter())
            cursor.End();
    }
}
