using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>The Header block <c>Outbox</c> of a request: how many batches wait at the gateway behind this one. It
/// counts only where the signature covers it.</summary>
internal static class OutboxBlock
{
    private const string Namespace = "http://urb-grade.eu";
    private const string Name = "Outbox";
    private const string Attribute = "waiting";

    private static readonly byte[] Start = Encoding.UTF8.GetBytes($"<urb:{Name} xmlns:urb=\"{Namespace}\" xmlns:wsu=\"{SoapNames.Wsu}\" {Attribute}=\"");

    /// <summary>Writes the block in exclusive canonical form.</summary>
    public static void Write(IBufferWriter<byte> output, int waiting, string id)
    {
        output.Write(Start);
        output.Write(Encoding.ASCII.GetBytes(waiting.ToString(CultureInfo.InvariantCulture)));
        output.Write("\" wsu:Id=\""u8);
        output.Write(Encoding.ASCII.GetBytes(id));
        output.Write("\"></urb:Outbox>"u8);
    }

    /// <summary>What the element that the reader is on says; null when it is another one, or says no number.</summary>
    public static int? Read(XmlReader xml) =>
        xml.LocalName == Name && xml.NamespaceURI == Namespace
        && int.TryParse(xml.GetAttribute(Attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var waiting) ? waiting : null;
}
