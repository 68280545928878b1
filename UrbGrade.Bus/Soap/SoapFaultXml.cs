using System.Buffers;
using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>The SOAP 1.1 Fault element, both ways.</summary>
public static class SoapFaultXml
{
    /// <summary>Writes the Fault as body content. Its code is a qualified name in text: the prefixes <c>S</c> and <c>wsse</c> have to
    /// be declared around it, as <see cref="SoapSigner.SignFault"/> and <see cref="WriteEnvelope"/> do.</summary>
    public static void Write(IBufferWriter<byte> output, SoapFaultException fault)
    {
        output.Write("<S:Fault><faultcode>"u8);
        output.Write(fault.CodeNamespace == SoapNames.Wsse ? "wsse:"u8 : "S:"u8);
        CanonicalText.Write(output, fault.Code);
        output.Write("</faultcode><faultstring>"u8);
        CanonicalText.Write(output, fault.Reason);
        output.Write("</faultstring></S:Fault>"u8);
    }

    /// <summary>Writes a whole envelope around the Fault, without a signature.</summary>
    public static void WriteEnvelope(IBufferWriter<byte> output, SoapFaultException fault)
    {
        var content = new ArrayBufferWriter<byte>(512);
        Write(content, fault);
        EnvelopeWriter.WriteUnsigned(output, content.WrittenSpan);
    }

    /// <summary>Reads the Fault of a Body that the reader stands on; null when the Body holds something else, and the reader
    /// stands on that.</summary>
    public static SoapFault? TryRead(XmlReader body)
    {
        body.ReadStartElement();
        if (body.MoveToContent() != XmlNodeType.Element || body.LocalName != "Fault" || body.NamespaceURI != SoapNames.Soap)
            return null;
        string code = "", codeNamespace = "", reason = "";
        body.ReadStartElement();
        while (body.MoveToContent() == XmlNodeType.Element)
        {
            switch (body.LocalName)
            {
                case "faultcode":
                    var resolver = (IXmlNamespaceResolver)body;
                    var scope = resolver.GetNamespacesInScope(XmlNamespaceScope.All);
                    var name = body.ReadElementContentAsString().Trim();
                    var colon = name.IndexOf(':', StringComparison.Ordinal);
                    code = name[(colon + 1)..];
                    codeNamespace = scope.TryGetValue(colon < 0 ? "" : name[..colon], out var uri) ? uri : "";
                    break;
                case "faultstring":
                    reason = body.ReadElementContentAsString().Trim();
                    break;
                default:
                    body.Skip();
                    break;
            }
        }

        return new SoapFault(codeNamespace, code, reason);
    }
}
