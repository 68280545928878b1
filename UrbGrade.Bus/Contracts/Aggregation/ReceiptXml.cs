using System.Buffers;
using System.Xml;
using UrbGrade.Bus.Soap;
using static UrbGrade.Bus.Contracts.ContractElements;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>The receipt as the content of a response's Body, both ways.</summary>
public static class ReceiptXml
{
    /// <summary>Writes the receipt in exclusive canonical form, ready for <see cref="SoapSigner.SignResponse"/>.</summary>
    public static void Write(IBufferWriter<byte> output, AggregationReceipt receipt)
    {
        output.Write("<urb:AggregateMessageResponse xmlns:urb=\"http://urb-grade.eu\">"u8);
        Element(output, "receiptId", receipt.ReceiptId);
        Element(output, "receivedAt", XmlTime.Format(receipt.ReceivedAt));
        Element(output, "batchKey", receipt.BatchKey);
        Element(output, "accepted", receipt.Accepted);
        Element(output, "duplicate", receipt.Duplicate);
        Element(output, "rejected", receipt.Rejected);
        foreach (var rejection in receipt.Rejections)
        {
            output.Write("<rejection>"u8);
            Element(output, "index", rejection.Index);
            Element(output, "code", rejection.Code);
            Element(output, "reason", rejection.Reason);
            output.Write("</rejection>"u8);
        }

        foreach (var gap in receipt.ResendRequests)
        {
            output.Write("<resendRequest>"u8);
            Element(output, "source", gap.Source);
            Element(output, "from", XmlTime.Format(gap.From));
            Element(output, "to", XmlTime.Format(gap.To));
            output.Write("</resendRequest>"u8);
        }

        output.Write("</urb:AggregateMessageResponse>"u8);
    }

    /// <summary>Reads the receipt from a reader on the Body or on the response element.</summary>
    /// <exception cref="InvalidDataException">It is no receipt.</exception>
    public static AggregationReceipt Read(XmlReader body)
    {
        try
        {
            return ReadReceipt(body);
        }
        catch (XmlException unexpected)
        {
            throw new InvalidDataException($"The response is no receipt: {unexpected.Message}", unexpected);
        }
    }

    private static AggregationReceipt ReadReceipt(XmlReader xml)
    {
        if (xml.LocalName == "Body" && xml.NamespaceURI == SoapNames.Soap)
            xml.ReadStartElement();
        xml.MoveToContent();
        xml.ReadStartElement(AggregationContract.ResponseElement, AggregationContract.Namespace);
        var receiptId = Text(xml, "receiptId");
        var receivedAt = Time(xml, "receivedAt");
        var batchKey = Text(xml, "batchKey");
        var accepted = Number(xml, "accepted");
        var duplicate = Number(xml, "duplicate");
        var rejected = Number(xml, "rejected");
        var rejections = new List<MessageRejection>();
        while (Opens(xml, "rejection"))
        {
            rejections.Add(new MessageRejection(Number(xml, "index"), Text(xml, "code"), Text(xml, "reason")));
            Close(xml);
        }

        var gaps = new List<ResendRequest>();
        while (Opens(xml, "resendRequest"))
        {
            gaps.Add(new ResendRequest(Text(xml, "source"), Time(xml, "from"), Time(xml, "to")));
            Close(xml);
        }

        Close(xml);
        return new AggregationReceipt(receiptId, receivedAt, batchKey, accepted, duplicate, rejected, rejections, gaps);
    }

    private static string Text(XmlReader xml, string name)
    {
        xml.MoveToContent();
        return xml.ReadElementContentAsString(name, "");
    }

    private static int Number(XmlReader xml, string name)
    {
        xml.MoveToContent();
        return xml.ReadElementContentAsInt(name, "");
    }

    private static DateTimeOffset Time(XmlReader xml, string name) => XmlTime.TryParse(Text(xml, name).Trim(), out var time)
        ? time
        : throw new XmlException($"{name} is no time with an offset");
}
