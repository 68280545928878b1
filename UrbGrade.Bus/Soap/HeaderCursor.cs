using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>Steps through a Header, counting what it holds against the limits and noting every id on the way.</summary>
internal sealed class HeaderCursor(EnvelopeReader envelope, SoapSecurityPolicy policy, List<string> ids)
{
    private int nodes;

    public XmlReader Xml => envelope.Xml;

    public bool IsElement(string localName, string namespaceUri) => envelope.IsElement(localName, namespaceUri);

    /// <summary>Counts the element that the reader is on and notes its ids.</summary>
    public void Note()
    {
        if (Xml.Depth > policy.MaxHeaderDepth)
            throw SoapFaults.InvalidSecurity("The Header is nested too deeply");
        if (Xml.AttributeCount > policy.MaxAttributes)
            throw SoapFaults.InvalidSecurity("An element of the Header has too many attributes");
        Count();
        if (!Xml.HasAttributes)
            return;
        for (var more = Xml.MoveToFirstAttribute(); more; more = Xml.MoveToNextAttribute())
        {
            if (ElementId.IsIdName(Xml.LocalName, Xml.NamespaceURI))
                ids.Add(Xml.Value);
        }

        Xml.MoveToElement();
    }

    public bool Enter() => envelope.Enter();

    /// <summary>Whether another child follows; otherwise the reader is on the parent's end tag.</summary>
    public bool AtChild()
    {
        while (Xml.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.Comment)
        {
            Count();
            envelope.Next();
        }

        return Xml.NodeType switch
        {
            XmlNodeType.Element => true,
            XmlNodeType.EndElement => false,
            _ => throw SoapFaults.InvalidSecurity($"{Xml.NodeType} in the Security header"),
        };
    }

    /// <summary>Over the end tag that the reader is on.</summary>
    public void Leave() => envelope.Next();

    /// <summary>Checks that the element has no further child and steps behind it.</summary>
    public void End()
    {
        if (AtChild())
            throw SoapFaults.InvalidSecurity($"Unexpected {Xml.Name}");
        Leave();
    }

    /// <summary>Checks that the next child is the named element of XML Signature, and notes it.</summary>
    public void Expect(string localName)
    {
        if (!AtChild() || !IsElement(localName, SoapNames.Signature))
            throw SoapFaults.InvalidSecurity($"{Xml.Name} where {localName} belongs");
        Note();
    }

    /// <summary>Reads an element that holds text alone, trimmed, and steps behind it.</summary>
    public string ReadLeaf()
    {
        if (!Enter())
            return "";
        var text = "";
        while (Xml.NodeType != XmlNodeType.EndElement)
        {
            if (Xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                throw SoapFaults.InvalidSecurity($"{Xml.NodeType} where text belongs");
            Count();
            text += Xml.Value;
            if (text.Length > policy.MaxTokenCharacters)
                throw SoapFaults.InvalidSecurity("A value of the Header is too long");
            envelope.Next();
        }

        Leave();
        return text.Trim();
    }

    /// <summary>Over an element and all that it holds, counting and noting.</summary>
    public void SkipElement()
    {
        var depth = Xml.Depth;
        if (!Enter())
            return;
        while (Xml.NodeType != XmlNodeType.EndElement || Xml.Depth > depth)
        {
            if (Xml.NodeType == XmlNodeType.Element)
                Note();
            else
                Count();
            if (Xml.NodeType == XmlNodeType.ProcessingInstruction)
                throw new XmlException("A processing instruction has no place in a SOAP message.");
            envelope.Next();
        }

        Leave();
    }

    /// <summary>Decodes base64 text.</summary>
    public static byte[] Decode(string base64)
    {
        var bytes = new byte[base64.Length / 4 * 3 + 3];
        return Convert.TryFromBase64String(base64, bytes, out var length)
            ? bytes[..length]
            : throw SoapFaults.InvalidSecurity("A value is no base64");
    }

    private void Count()
    {
        if (++nodes > policy.MaxHeaderNodes)
            throw SoapFaults.InvalidSecurity("The Header holds too many nodes");
    }
}
