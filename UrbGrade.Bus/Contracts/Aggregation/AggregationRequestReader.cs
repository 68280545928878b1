using System.Xml;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>Reads a request message by message, without holding more than one.</summary>
/// <remarks>The Body holds either an <c>AggregateMessageRequest</c> or a bare <c>messages</c> document. A message whose own structure is
/// wrong is reported as such and the next one is read; anything wrong around the messages is a fault.</remarks>
public sealed class AggregationRequestReader : IDisposable
{
    private readonly XmlReader xml;
    private readonly MessageParser parser;
    private State state = State.Before;

    /// <param name="body">A reader on the Body, as <see cref="VerifiedEnvelope.OpenBody"/> gives it; disposed together with this one.</param>
    public AggregationRequestReader(XmlReader body)
    {
        xml = body;
        parser = new MessageParser(body);
    }

    private enum State
    {
        Before,
        Within,
        After,
    }

    /// <summary>The message that <see cref="Read"/> came to.</summary>
    public AggregationMessage Current => parser.Message;

    /// <summary>Whether the Body holds a bare <c>messages</c> document, which names no tenant. Known after the first <see cref="Read"/>.</summary>
    public bool IsBare { get; private set; }

    /// <summary>The tenant that the request names. Known once <see cref="Read"/> has returned false; null when the request is bare.</summary>
    public string? TenantCode { get; private set; }

    /// <summary>Opens a stored envelope that was verified when it came in.</summary>
    public static AggregationRequestReader OpenStored(ReadOnlyMemory<byte> envelope) => new(StoredEnvelope.OpenBody(envelope));

    /// <summary>Goes on to the next message; false after the last one.</summary>
    /// <exception cref="SoapFaultException">The structure around the messages is wrong (Client).</exception>
    public bool Read()
    {
        if (state == State.Before)
            Open();
        if (state == State.After)
            return false;
        if (ToChild() && xml.LocalName == "message" && xml.NamespaceURI.Length == 0)
        {
            parser.Parse();
            return true;
        }

        if (xml.NodeType == XmlNodeType.Element)
            throw Unexpected("messages");
        Close();
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => xml.Dispose();

    private static SoapFaultException Wrong(string detail) => SoapFaults.Client("The request does not follow the contract.", detail);

    private void Open()
    {
        Enter("Body");
        if (!ToChild())
            throw Wrong("The Body is empty");
        if (IsRequest())
        {
            Enter(AggregationContract.RequestElement);
            if (!ToChild() || !IsMessages())
                throw Unexpected(AggregationContract.RequestElement);
        }
        else if (IsMessages())
        {
            IsBare = true;
        }
        else
        {
            throw Unexpected("Body");
        }

        state = State.Within;
        if (xml.IsEmptyElement)
            Close();
        else
            xml.Read();
    }

    // The reader is on the end of messages, or on messages when it is empty.
    private void Close()
    {
        state = State.After;
        xml.Read();
        if (!IsBare)
        {
            if (!ToChild() || xml.LocalName != "tenantCode" || xml.NamespaceURI != AggregationContract.Namespace)
                throw Unexpected(AggregationContract.RequestElement);
            TenantCode = ReadTenantCode();
            if (ToChild())
                throw Unexpected(AggregationContract.RequestElement);
            xml.Read();
        }

        if (ToChild())
            throw Unexpected("Body");
    }

    private string ReadTenantCode()
    {
        try
        {
            return xml.ReadElementContentAsString().Trim();
        }
        catch (XmlException)
        {
            throw Wrong("tenantCode holds elements");
        }
    }

    private bool IsRequest() =>
        xml.LocalName == AggregationContract.RequestElement && xml.NamespaceURI == AggregationContract.Namespace;

    private bool IsMessages() => xml.LocalName == "messages" && xml.NamespaceURI.Length == 0;

    private void Enter(string name)
    {
        if (xml.IsEmptyElement)
            throw Wrong($"{name} is empty");
        xml.Read();
    }

    private bool ToChild()
    {
        while (xml.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.Comment)
            xml.Read();
        return xml.NodeType switch
        {
            XmlNodeType.Element => true,
            XmlNodeType.EndElement => false,
            _ => throw Wrong($"{xml.NodeType} between elements"),
        };
    }

    private SoapFaultException Unexpected(string parent) => Wrong(
        xml.NodeType == XmlNodeType.Element ? $"{{{xml.NamespaceURI}}}{xml.LocalName} in {parent}" : $"{parent} ends too early");
}
