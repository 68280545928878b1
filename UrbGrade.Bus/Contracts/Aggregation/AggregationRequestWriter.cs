using System.Buffers;
using System.Globalization;
using System.Xml;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>Writes the content of a request's Body in exclusive canonical form, ready for <see cref="SoapSigner.SignRequest"/>.</summary>
/// <remarks>Order: <see cref="Start"/>, then for each message <see cref="StartMessage"/>, its fields, <see cref="EndMessage"/>, and
/// <see cref="End"/>. The SHA-256 of what is written is the batch key that the receipt names.</remarks>
public sealed class AggregationRequestWriter(IBufferWriter<byte> output)
{
    private const int LongestNumber = 32;

    private readonly Dictionary<string, (byte[] Open, byte[] Close)> tags = new(StringComparer.Ordinal);

    /// <summary>Messages written.</summary>
    public int Count { get; private set; }

    /// <summary>Opens the request.</summary>
    public void Start() => output.Write("<urb:AggregateMessageRequest xmlns:urb=\"http://urb-grade.eu\"><messages>"u8);

    /// <summary>Opens a message and writes its head.</summary>
    public void StartMessage(in MessageHead head)
    {
        Count++;
        output.Write("<message><head><timestamp>"u8);
        CanonicalText.Write(output, XmlTime.Format(head.Timestamp));
        output.Write("</timestamp><messageType><type>"u8);
        CanonicalText.Write(output, head.Type);
        output.Write("</type><version>"u8);
        CanonicalText.Write(output, head.Version);
        output.Write("</version></messageType><messageSource><messageSourceElement>"u8);
        CanonicalText.Write(output, head.Source);
        output.Write("</messageSourceElement>"u8);
        if (head.PositionX is not null)
        {
            output.Write("<messagePosition><messagePositionX>"u8);
            CanonicalText.Write(output, head.PositionX);
            output.Write("</messagePositionX><messagePositionY>"u8);
            CanonicalText.Write(output, head.PositionY);
            output.Write("</messagePositionY></messagePosition>"u8);
        }

        output.Write("</messageSource></head><content><gcontent>"u8);
    }

    /// <summary>Writes a field of the message's content.</summary>
    /// <exception cref="XmlException">The name is no XML name without a colon.</exception>
    /// <exception cref="ArgumentException">The text holds characters that XML does not know.</exception>
    public void Field(string name, ReadOnlySpan<char> text)
    {
        var (open, close) = Tags(name);
        output.Write(open);
        CanonicalText.Write(output, text);
        output.Write(close);
    }

    /// <summary>Writes a number with as many digits as tell it from every other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public void Field(string name, double number)
    {
        if (!double.IsFinite(number))
            throw new ArgumentOutOfRangeException(nameof(number), number, "A measurement is a finite number.");
        var (open, close) = Tags(name);
        output.Write(open);
        number.TryFormat(output.GetSpan(LongestNumber), out var written, provider: CultureInfo.InvariantCulture);
        output.Advance(written);
        output.Write(close);
    }

    /// <summary>Writes a time in UTC.</summary>
    public void Field(string name, DateTimeOffset time) => Field(name, XmlTime.Format(time));

    /// <summary>Closes the message.</summary>
    public void EndMessage() => output.Write("</gcontent></content></message>"u8);

    /// <summary>Closes the request.</summary>
    public void End(string tenantCode)
    {
        output.Write("</messages><urb:tenantCode>"u8);
        CanonicalText.Write(output, tenantCode);
        output.Write("</urb:tenantCode></urb:AggregateMessageRequest>"u8);
    }

    private (byte[] Open, byte[] Close) Tags(string name)
    {
        if (tags.TryGetValue(name, out var known))
            return known;
        XmlConvert.VerifyNCName(name);
        return tags[name] = ([.. "<"u8, .. CanonicalText.Utf8(name), .. ">"u8], [.. "</"u8, .. CanonicalText.Utf8(name), .. ">"u8]);
    }
}
