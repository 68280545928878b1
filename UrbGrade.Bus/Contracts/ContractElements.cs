using System.Buffers;
using System.Globalization;
using System.Xml;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Bus.Contracts;

/// <summary>The elements that contents of a Body are made of: without namespace, with text or with further elements.</summary>
internal static class ContractElements
{
    /// <summary>Writes an element with text, in exclusive canonical form.</summary>
    public static void Element(IBufferWriter<byte> output, string name, string text)
    {
        output.Write("<"u8);
        CanonicalText.Write(output, name);
        output.Write(">"u8);
        CanonicalText.Write(output, text);
        output.Write("</"u8);
        CanonicalText.Write(output, name);
        output.Write(">"u8);
    }

    public static void Element(IBufferWriter<byte> output, string name, int number) =>
        Element(output, name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Steps into the next element when it is the named one.</summary>
    public static bool Opens(XmlReader xml, string name)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != name || xml.NamespaceURI.Length > 0)
            return false;
        xml.ReadStartElement(name, "");
        return true;
    }

    /// <summary>Steps over the end tag that has to come next.</summary>
    public static void Close(XmlReader xml)
    {
        xml.MoveToContent();
        xml.ReadEndElement();
    }

    /// <summary>Reads the root element of a content from a reader on the Body or on the root itself.</summary>
    /// <exception cref="InvalidDataException">It does not follow the schema.</exception>
    public static T Checked<T>(XmlReader xml, string root, Func<XmlReader, T> read)
    {
        try
        {
            if (xml.LocalName == "Body" && xml.NamespaceURI == SoapNames.Soap)
                xml.ReadStartElement();
            xml.MoveToContent();
            if (xml.IsEmptyElement)
                throw new XmlException($"{root} is empty");
            xml.ReadStartElement(root, AggregationContract.Namespace);
            var result = read(xml);
            Close(xml);
            return result;
        }
        catch (Exception wrong) when (wrong is XmlException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"The content is no {root}: {wrong.Message}", wrong);
        }
    }

    public static string Text(XmlReader xml, string name)
    {
        xml.MoveToContent();
        return xml.ReadElementContentAsString(name, "").Trim();
    }

    public static string? Optional(XmlReader xml, string name) =>
        xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == name ? Text(xml, name) : null;

    public static int Number(XmlReader xml, string name) => int.Parse(Text(xml, name), NumberStyles.None, CultureInfo.InvariantCulture);

    public static T Value<T>(XmlReader xml, string name)
        where T : struct, Enum
    {
        var text = Text(xml, name);
        return Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) && value.ToString() == text
            ? value
            : throw new XmlException($"{name} is '{text}'; allowed are {string.Join(", ", Enum.GetNames<T>())}");
    }

    public static DateTimeOffset Time(XmlReader xml, string name) => Time(name, Text(xml, name));

    public static DateTimeOffset? OptionalTime(XmlReader xml, string name) => Optional(xml, name) is { } text ? Time(name, text) : null;

    private static DateTimeOffset Time(string name, string text) => XmlTime.TryParse(text, out var time)
        ? time
        : throw new XmlException($"{name} is no time with an offset");
}
