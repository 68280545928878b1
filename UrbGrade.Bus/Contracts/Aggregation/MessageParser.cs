using System.Xml;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>Reads one <c>message</c> element into the reused <see cref="AggregationMessage"/>.</summary>
internal sealed class MessageParser(XmlReader xml)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private char[] text = new char[1024];
    private int used;
    private int next;

    public AggregationMessage Message { get; } = new();

    /// <summary>Reads the message that the reader is on and leaves the reader behind it.</summary>
    public void Parse()
    {
        Message.Clear(next++);
        used = 0;
        var depth = xml.Depth;
        var empty = xml.IsEmptyElement;
        if (empty)
            Message.Refuse(RejectionCode.InvalidHeader, "The message is empty.");
        else if (!ReadMessage())
            SkipToEnd(depth);
        xml.Read();
    }

    private bool ReadMessage()
    {
        bool head = false, content = false;
        xml.Read();
        while (ToChild("message"))
        {
            if (!head && Is("head"))
            {
                head = true;
                if (!ReadHead())
                    return false;
            }
            else if (head && !content && Is("content"))
            {
                content = true;
                if (!ReadContent())
                    return false;
            }
            else
            {
                return Unexpected("message", head ? RejectionCode.SchemaViolation : RejectionCode.InvalidHeader);
            }
        }

        return Message.Problem is null
            && (head || Message.Refuse(RejectionCode.InvalidHeader, "The message has no head."))
            && (content || Message.Refuse(RejectionCode.SchemaViolation, "The message has no content."));
    }

    private bool ReadHead()
    {
        bool timestamp = false, type = false, source = false;
        if (!Enter("head"))
            return false;
        while (ToChild("head"))
        {
            if (!timestamp && Is("timestamp"))
            {
                timestamp = true;
                if (!ReadLeaf("timestamp", RejectionCode.InvalidHeader, out var written))
                    return false;
                Message.Timestamp = written;
            }
            else if (!type && Is("messageType"))
            {
                type = true;
                if (!ReadMessageType())
                    return false;
            }
            else if (!source && Is("messageSource"))
            {
                source = true;
                if (!ReadMessageSource())
                    return false;
            }
            else
            {
                return Unexpected("head", RejectionCode.InvalidHeader);
            }
        }

        return Leave("head", timestamp ? type ? source ? null : "messageSource" : "messageType" : "timestamp");
    }

    private bool ReadMessageType()
    {
        string? type = null, version = null;
        if (!Enter("messageType"))
            return false;
        while (ToChild("messageType"))
        {
            if (type is null && Is("type"))
                type = ReadHeadText("type");
            else if (version is null && Is("version"))
                version = ReadHeadText("version");
            else
                return Unexpected("messageType", RejectionCode.InvalidHeader);
        }

        Message.Type = type ?? "";
        Message.Version = version ?? "";
        return Leave("messageType", type is null ? "type" : version is null ? "version" : null);
    }

    private bool ReadMessageSource()
    {
        string? source = null;
        var position = false;
        if (!Enter("messageSource"))
            return false;
        while (ToChild("messageSource"))
        {
            if (source is null && Is("messageSourceElement"))
            {
                source = ReadHeadText("messageSourceElement");
            }
            else if (!position && Is("messagePosition"))
            {
                position = true;
                if (!ReadPosition())
                    return false;
            }
            else
            {
                return Unexpected("messageSource", RejectionCode.InvalidHeader);
            }
        }

        Message.Source = source ?? "";
        return Leave("messageSource", source is null ? "messageSourceElement" : null);
    }

    private bool ReadPosition()
    {
        if (!Enter("messagePosition"))
            return false;
        while (ToChild("messagePosition"))
        {
            if (Message.PositionX is null && Is("messagePositionX"))
                Message.PositionX = ReadHeadText("messagePositionX");
            else if (Message.PositionY is null && Is("messagePositionY"))
                Message.PositionY = ReadHeadText("messagePositionY");
            else
                return Unexpected("messagePosition", RejectionCode.InvalidHeader);
        }

        var missing = Message.PositionX is null ? "messagePositionX" : Message.PositionY is null ? "messagePositionY" : null;
        return Leave("messagePosition", missing);
    }

    private bool ReadContent()
    {
        if (xml.IsEmptyElement)
            return Message.Refuse(RejectionCode.SchemaViolation, "content is empty.");
        xml.Read();
        if (!ToChild("content") || !Is("gcontent"))
            return Unexpected("content", RejectionCode.SchemaViolation);
        var empty = xml.IsEmptyElement;
        xml.Read();
        if (!empty)
        {
            while (ToChild("gcontent"))
            {
                var name = xml.LocalName;
                if (xml.NamespaceURI.Length > 0)
                    return Unexpected("gcontent", RejectionCode.SchemaViolation);
                if (!ReadLeaf(name, RejectionCode.SchemaViolation, out var written))
                    return false;
                Message.Add(new ContentField(name, written));
            }

            if (Message.Problem is not null)
                return false;
            xml.Read();
        }

        if (ToChild("content") || Message.Problem is not null)
            return Unexpected("content", RejectionCode.SchemaViolation);
        xml.Read();
        return true;
    }

    private bool Is(string localName) => xml.LocalName == localName && xml.NamespaceURI.Length == 0;

    private bool Enter(string name)
    {
        if (xml.IsEmptyElement)
            return Message.Refuse(RejectionCode.InvalidHeader, $"{name} is empty.");
        xml.Read();
        return true;
    }

    // A loop over children also ends at text, which then is the problem; the reader is on the end tag otherwise.
    private bool Leave(string name, string? missing)
    {
        if (Message.Problem is not null)
            return false;
        if (missing is not null)
            return Message.Refuse(RejectionCode.InvalidHeader, $"{name} has no {missing}.");
        xml.Read();
        return true;
    }

    private bool ToChild(string parent)
    {
        if (Message.Problem is not null)
            return false;
        while (xml.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.Comment)
            xml.Read();
        return xml.NodeType switch
        {
            XmlNodeType.Element => true,
            XmlNodeType.EndElement => false,
            _ => Message.Refuse(RejectionCode.SchemaViolation, $"There is text between the elements of {parent}."),
        };
    }

    private bool Unexpected(string parent, string code) => Message.Refuse(
        code, xml.NodeType == XmlNodeType.Element ? $"{parent} holds {xml.Name} where it does not belong." : $"{parent} ends too early.");

    private string? ReadHeadText(string name)
    {
        if (!ReadLeaf(name, RejectionCode.InvalidHeader, out var written))
            return null;
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(written.Span, out var same))
            return same;
        var fresh = written.ToString();
        known.Add(fresh);
        return fresh;
    }

    private bool ReadLeaf(string name, string code, out ReadOnlyMemory<char> trimmed)
    {
        trimmed = default;
        var empty = xml.IsEmptyElement;
        var start = used;
        xml.Read();
        while (!empty && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                AppendText(ref start);
            else if (xml.NodeType == XmlNodeType.Element)
                return Message.Refuse(code, $"{name} holds {xml.Name} where it should hold text.");
            xml.Read();
        }

        if (!empty)
            xml.Read();
        trimmed = text.AsMemory(start, used - start).Trim(" \t\r\n");
        return true;
    }

    private void AppendText(ref int start)
    {
        while (true)
        {
            if (text.Length - used < 64)
                Grow(ref start);
            var read = xml.ReadValueChunk(text, used, text.Length - used);
            if (read == 0)
                return;
            used += read;
        }
    }

    // Fields read before keep the array they are in; only the text that is being read moves.
    private void Grow(ref int start)
    {
        var larger = new char[text.Length * 2];
        text.AsSpan(start, used - start).CopyTo(larger);
        text = larger;
        used -= start;
        start = 0;
    }

    private void SkipToEnd(int depth)
    {
        while (xml.Depth > depth)
            xml.Read();
    }
}
