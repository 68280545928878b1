using System.Buffers;
using System.Globalization;
using System.Xml;
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
}
