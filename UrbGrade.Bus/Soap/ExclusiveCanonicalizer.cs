using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>Exclusive XML Canonicalization 1.0 without comments, streamed from a reader to <see cref="Output"/>.</summary>
/// <remarks>Source: W3C Recommendation xml-exc-c14n, 18 July 2002. The reader has to be a conformant one from
/// <see cref="XmlReader"/>'s factory with DTDs prohibited; processing instructions, which SOAP forbids, are refused.
/// An instance serves one thread and may be used again.</remarks>
internal sealed class ExclusiveCanonicalizer : IDisposable
{
    private static readonly Comparison<CanonicalAttribute> CanonicalOrder = static (a, b) =>
    {
        var byNamespace = CodePointOrder.Compare(a.NamespaceUri, b.NamespaceUri);
        return byNamespace != 0 ? byNamespace : CodePointOrder.Compare(a.LocalName, b.LocalName);
    };

    private readonly CanonicalOutput output = new();
    private readonly NamespaceScopes scopes = new();
    private readonly EncodedNames names = new();
    private readonly List<CanonicalAttribute> attributes = [];
    private SoapSecurityPolicy limits = new();
    private IReadOnlyList<string> inclusivePrefixes = [];
    private IReadOnlyList<string> reservedIds = [];
    private bool listsPrefixes;
    private ReadOnlyMemory<byte> envelope;
    private PlainStretch stretch;
    private EncodedName[] open = new EncodedName[16];
    private int depth;
    private int elements;

    /// <summary>Where the octets go; the caller starts and finishes it around each element.</summary>
    public CanonicalOutput Output => output;

    /// <summary>Whether the content inside the last apex would read otherwise without the namespaces that the apex rendered.</summary>
    public bool ContentLeansOnApex => listsPrefixes || scopes.LeansOnOutermost;

    /// <summary>Writes the element that the reader is on and leaves the reader behind its end. What lies between its tags is
    /// marked as content.</summary>
    /// <param name="prefixList">Prefixes to treat inclusively; <c>#default</c> or the empty string stands for the default namespace.</param>
    /// <param name="forbiddenIds">Ids that no descendant may carry.</param>
    /// <exception cref="XmlException">The XML is malformed or beyond a limit.</exception>
    public void WriteElement(
        XmlReader reader, SoapSecurityPolicy policy, IReadOnlyList<string> prefixList, IReadOnlyList<string> forbiddenIds)
    {
        limits = policy;
        inclusivePrefixes = prefixList;
        listsPrefixes = prefixList.Count > 0;
        reservedIds = forbiddenIds;
        elements = 0;
        scopes.Clear();
        WriteTree(reader, marksContent: true);
    }

    /// <summary>Does so for a reader of an envelope with the mark of a plain stretch in the place of its octets.</summary>
    /// <exception cref="XmlException">The XML is malformed or beyond a limit, or has the mark where the stretch would read otherwise.</exception>
    public void WriteElement(
        XmlReader reader, SoapSecurityPolicy policy, IReadOnlyList<string> prefixList, IReadOnlyList<string> forbiddenIds,
        ReadOnlyMemory<byte> envelope, PlainStretch stretch)
    {
        (this.envelope, this.stretch) = (envelope, stretch);
        try
        {
            WriteElement(reader, policy, prefixList, forbiddenIds);
            if (!this.stretch.IsEmpty)
                throw new XmlException("The plain stretch was not reached.");
        }
        finally
        {
            (this.envelope, this.stretch) = (default, default);
        }
    }

    /// <summary>Writes what the element that the reader is on contains, each child canonicalised for itself, and leaves the
    /// reader on the end tag (or on the element, when it is empty).</summary>
    public void WriteContent(XmlReader reader, SoapSecurityPolicy policy)
    {
        limits = policy;
        inclusivePrefixes = reservedIds = [];
        listsPrefixes = false;
        elements = 0;
        output.BeginContent();
        if (!reader.IsEmptyElement)
        {
            reader.Read();
            while (reader.NodeType != XmlNodeType.EndElement)
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    scopes.Clear();
                    WriteTree(reader, marksContent: false);
                }
                else
                {
                    WriteCharacterNode(reader);
                    if (!reader.Read())
                        throw new XmlException("The document ends too early.");
                }
            }
        }

        output.EndContent();
    }

    public void Dispose() => output.Dispose();

    private void WriteTree(XmlReader reader, bool marksContent)
    {
        depth = 0;
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var empty = reader.IsEmptyElement;
                    StartTag(reader);
                    if (depth == 1 && marksContent)
                        output.BeginContent();
                    if (!empty)
                        continue;
                    break;
                case XmlNodeType.Text:
                    output.Text(reader.Value);
                    continue;
                case XmlNodeType.EndElement:
                    break;
                default:
                    WriteCharacterNode(reader);
                    continue;
            }

            if (--depth == 0 && marksContent)
                output.EndContent();
            output.Raw(open[depth].Close);
            scopes.Pop();
            if (depth == 0)
            {
                reader.Read();
                return;
            }
        }
        while (reader.Read());
        throw new XmlException("The document ends too early.");
    }

    private void WriteCharacterNode(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                output.Text(reader.Value);
                break;
            case XmlNodeType.Comment:
                break;
            case XmlNodeType.ProcessingInstruction when !stretch.IsEmpty && reader.Name == PlainStretch.Mark:
                WriteStretch(reader);
                break;
            default:
                throw new XmlException($"A {reader.NodeType} node has no place in a SOAP message.");
        }
    }

    private void WriteStretch(XmlReader reader)
    {
        elements += stretch.Elements;
        if (elements > limits.MaxElements || depth + stretch.Depth > limits.MaxDepth)
            throw new XmlException("The plain stretch may be beyond a limit.");

        // Its elements have no prefix: all that they can ask for is the default namespace.
        scopes.Push();
        scopes.Need("", reader.LookupNamespace("") ?? "");
        if (scopes.Declares)
            throw new XmlException("The elements of the plain stretch have to declare their namespace.");
        scopes.Pop();
        output.Whole(envelope.Span.Slice(stretch.Start, stretch.Length));
        stretch = default;
    }

    private void StartTag(XmlReader reader)
    {
        if (depth == limits.MaxDepth)
            throw new XmlException("Elements are nested too deeply.");
        if (++elements > limits.MaxElements)
            throw new XmlException("There are too many elements.");
        var name = names.Of(reader.Prefix, reader.LocalName);
        scopes.Push();
        scopes.Need(name.Prefix, reader.NamespaceURI);
        attributes.Clear();
        var declares = reader.AttributeCount > 0 && ReadAttributes(reader);
        if (listsPrefixes && (depth == 0 || declares))
            NeedInclusivePrefixes(reader);
        if (scopes.Count > limits.MaxNamespacesInScope)
            throw new XmlException("Too many namespaces are in scope.");

        if (depth == open.Length)
            Array.Resize(ref open, depth * 2);
        open[depth++] = name;
        if (!scopes.Declares && attributes.Count == 0)
        {
            output.Raw(name.Bare);
            return;
        }

        output.Raw(name.Open);
        if (scopes.Declares)
            WriteDeclarations();
        if (attributes.Count > 0)
            WriteAttributes();
        output.Raw((byte)'>');
    }

    private bool ReadAttributes(XmlReader reader)
    {
        if (reader.AttributeCount > limits.MaxAttributes)
            throw new XmlException("An element has too many attributes.");
        var declares = false;
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            var uri = reader.NamespaceURI;
            if (uri == SoapNames.Xmlns)
            {
                declares = true;
                continue;
            }

            var attribute = new CanonicalAttribute(reader.Prefix, reader.LocalName, uri, reader.Value);
            if (attribute.Value.Length > limits.MaxAttributeCharacters)
                throw new XmlException("An attribute is too long.");
            if (depth > 0 && reservedIds.Count > 0 && attribute.IsId && reservedIds.Contains(attribute.Value))
                throw SoapFaults.InvalidSecurity($"A second element with the signed id '{attribute.Value}'");
            if (uri.Length > 0)
                scopes.Need(attribute.Prefix, uri);
            attributes.Add(attribute);
        }

        reader.MoveToElement();
        return declares;
    }

    private void NeedInclusivePrefixes(XmlReader reader)
    {
        foreach (var listed in inclusivePrefixes)
        {
            var prefix = listed == "#default" ? "" : listed;
            var uri = reader.LookupNamespace(prefix) ?? "";
            if (uri.Length > 0 || prefix.Length == 0)
                scopes.Need(prefix, uri);
        }
    }

    private void WriteDeclarations()
    {
        foreach (var (prefix, uri) in scopes.Declarations())
        {
            output.Raw(prefix.Length == 0 ? " xmlns"u8 : " xmlns:"u8);
            output.Characters(prefix);
            output.Raw("=\""u8);
            output.AttributeValue(uri);
            output.Raw((byte)'"');
        }
    }

    private void WriteAttributes()
    {
        if (attributes.Count > 1)
            attributes.Sort(CanonicalOrder);
        foreach (var attribute in attributes)
        {
            output.Raw((byte)' ');
            output.Raw(names.Of(attribute.Prefix, attribute.LocalName).Alone);
            output.Raw("=\""u8);
            output.AttributeValue(attribute.Value);
            output.Raw((byte)'"');
        }
    }
}
