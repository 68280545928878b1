using System.Buffers;
using System.Text;
using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>Walks the structure of a SOAP 1.1 envelope over its bytes. Everyone who reads an envelope does it through this,
/// so that all see the same elements at the same places.</summary>
/// <remarks>Malformed XML surfaces as <see cref="XmlException"/>, wrong SOAP as <see cref="SoapFaultException"/>.</remarks>
internal sealed class EnvelopeReader : IDisposable
{
    private const int LongestDeclaration = 200;

    private static readonly SearchValues<byte> NeverInUtf8 =
        SearchValues.Create([0x00, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF]);

    private static readonly SearchValues<char> EndsEncodingName = SearchValues.Create("\"' \t\r\n");

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly ScratchPool<EnvelopeNames> Names = new(() => new EnvelopeNames());

    private EnvelopeNames? names;

    private EnvelopeReader(XmlReader xml, EnvelopeNames names) => (Xml, this.names) = (xml, names);

    /// <summary>The reader, on a node of the envelope.</summary>
    public XmlReader Xml { get; }

    /// <summary>Opens an envelope and stands on its root element.</summary>
    public static EnvelopeReader Open(ReadOnlyMemory<byte> envelope)
    {
        RequireUtf8(envelope.Span);
        var names = Names.Rent();
        var reader = new EnvelopeReader(XmlReader.Create(new Utf8Text(WithoutMark(envelope)), names.Settings), names);
        reader.Next();
        reader.ToElement();
        var xml = reader.Xml;
        if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Envelope")
            throw NotSoap($"The root is {xml.Name}");
        return xml.NamespaceURI == SoapNames.Soap ? reader : throw SoapFaults.VersionMismatch($"Envelope of '{xml.NamespaceURI}'");
    }

    /// <summary>From the Envelope into the Header; false when there is none or it is empty, and the reader stands on the Body.</summary>
    public bool EnterHeader()
    {
        if (!Enter())
            throw NotSoap("The envelope is empty");
        ToElement();
        if (!IsElement("Header", SoapNames.Soap))
        {
            ToBody();
            return false;
        }

        if (Enter())
        {
            ToElement();
            if (Xml.NodeType == XmlNodeType.Element)
                return true;
            Next();
        }

        ToBody();
        return false;
    }

    /// <summary>From the end of the Header to the Body.</summary>
    public void LeaveHeader()
    {
        Next();
        ToBody();
    }

    /// <summary>From the Envelope to the Body, over whatever the Header holds.</summary>
    public void SkipToBody()
    {
        if (!EnterHeader())
            return;
        while (Xml.NodeType == XmlNodeType.Element)
        {
            Xml.Skip();
            ToElement();
        }

        LeaveHeader();
    }

    /// <summary>Checks that the reader, outside the Header, stands on the Body.</summary>
    public void ToBody()
    {
        ToElement();
        if (!IsElement("Body", SoapNames.Soap))
            throw NotSoap($"{Xml.Name} where the Body belongs");
    }

    /// <summary>From behind the Body to the end of the document, where nothing else may stand.</summary>
    public void ToEnd()
    {
        ToElement();
        if (Xml.NodeType != XmlNodeType.EndElement)
            throw NotSoap($"{Xml.Name} after the Body");
        while (Xml.Read())
        {
            if (Xml.NodeType is not (XmlNodeType.Whitespace or XmlNodeType.Comment))
                throw new XmlException($"{Xml.NodeType} after the envelope.");
        }
    }

    public bool IsElement(string localName, string namespaceUri) =>
        Xml.NodeType == XmlNodeType.Element && Xml.LocalName == localName && Xml.NamespaceURI == namespaceUri;

    public void Next()
    {
        if (!Xml.Read())
            throw new XmlException("The document ends too early.");
    }

    /// <summary>Where the name of the element that the reader is on begins in the bytes, if that can be told: they are ASCII up to
    /// there, and their lines end with a line feed alone.</summary>
    public int? NameOffset(ReadOnlySpan<byte> envelope)
    {
        var place = (IXmlLineInfo)Xml;
        var line = 0;
        for (var number = 1; number < place.LineNumber; number++)
        {
            if (envelope[line..].IndexOf((byte)'\n') is var end and >= 0)
                line += end + 1;
        }

        var offset = line + place.LinePosition - 1;
        return offset < envelope.Length && Ascii.IsValid(envelope[..offset]) && !envelope[..offset].Contains((byte)'\r') ? offset : null;
    }

    /// <summary>Steps inside an element; false when it is empty, and the reader stands behind it.</summary>
    public bool Enter()
    {
        var empty = Xml.IsEmptyElement;
        Next();
        return !empty;
    }

    /// <summary>Over white space and comments to the next start or end tag; text between structural elements is an error.</summary>
    public void ToElement()
    {
        while (Xml.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
            or XmlNodeType.Comment or XmlNodeType.XmlDeclaration)
            Next();
        if (Xml.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement))
            throw new XmlException($"{Xml.NodeType} between structural elements.");
    }

    public void Dispose()
    {
        Xml.Dispose();
        if (names is { IsSmall: true })
            Names.Return(names);
        names = null;
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> envelope) =>
        envelope.Span.StartsWith(ByteOrderMark) ? envelope[ByteOrderMark.Length..] : envelope;

    private static SoapFaultException NotSoap(string detail) => SoapFaults.Client("The message is no SOAP envelope.", detail, 400);

    // The parser would follow a byte order mark or a declaration into other encodings; the interface is UTF-8 alone.
    private static void RequireUtf8(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        if (bytes.IsEmpty)
            throw NotSoap("The request is empty");
        if (bytes[..Math.Min(4, bytes.Length)].ContainsAny(NeverInUtf8))
            throw NotUtf8("another byte order mark or zero bytes");
        if (!bytes.StartsWith("<?xml"u8))
            return;
        var end = bytes.IndexOf("?>"u8);
        if (end is < 0 or > LongestDeclaration)
            throw new XmlException("The XML declaration does not end.");
        var declaration = Encoding.ASCII.GetString(bytes[..end]);
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0)
            return;
        var name = declaration[(at + "encoding".Length)..].Trim(' ', '\t', '\r', '\n', '=', '"', '\'');
        var stop = name.AsSpan().IndexOfAny(EndsEncodingName);
        if (stop >= 0)
            name = name[..stop];
        if (!name.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw NotUtf8($"a declaration of {name}");
    }

    private static SoapFaultException NotUtf8(string detail) => SoapFaults.Client("Only UTF-8 is accepted.", $"The request has {detail}", 415);
}
