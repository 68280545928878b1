using System.Buffers;
using System.Text;
using System.Xml;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Tests.Bus.Contracts.Aggregation;

public sealed class ReceiptXmlTests
{
    internal static AggregationReceipt Receipt { get; } = new(
        "20-000017",
        new DateTimeOffset(2014, 12, 25, 17, 24, 31, 250, TimeSpan.Zero),
        new string('a', 64),
        Accepted: 22,
        Duplicate: 1,
        Rejected: 2,
        [
            new MessageRejection(3, RejectionCode.InvalidNumber, "energy_measure is '2,9' <not a number> & more"),
            new MessageRejection(9, RejectionCode.UnknownMeter, "São"),
        ],
        [new ResendRequest("477", new DateTimeOffset(2014, 10, 17, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2014, 10, 18, 0, 0, 0, TimeSpan.Zero))]);

    [Fact]
    public void A_receipt_reads_as_it_was_written()
    {
        var read = Read(Written(Receipt));

        Assert.Equivalent(Receipt, read, strict: true);
    }

    [Fact]
    public void Elements_stand_in_the_order_of_the_contract() => Assert.Equal(
        "<urb:AggregateMessageResponse xmlns:urb=\"http://urb-grade.eu\"><receiptId>7</receiptId><receivedAt>2014-12-25T17:24:31.25Z</receivedAt>"
        + "<batchKey>k</batchKey><accepted>1</accepted><duplicate>2</duplicate><rejected>1</rejected>"
        + "<rejection><index>0</index><code>UnknownMeter</code><reason>x</reason></rejection>"
        + "<resendRequest><source>477</source><from>2014-12-25T17:24:31.25Z</from><to>2014-12-26T17:24:31.25Z</to></resendRequest>"
        + "</urb:AggregateMessageResponse>",
        Written(new AggregationReceipt(
            "7", Receipt.ReceivedAt, "k", 1, 2, 1,
            [new MessageRejection(0, RejectionCode.UnknownMeter, "x")],
            [new ResendRequest("477", Receipt.ReceivedAt, Receipt.ReceivedAt.AddDays(1))])));

    [Theory]
    [InlineData("<other/>")]
    [InlineData("<urb:AggregateMessageResponse xmlns:urb=\"http://urb-grade.eu\"/>")]
    [InlineData("<urb:AggregateMessageResponse xmlns:urb=\"http://urb-grade.eu\"><receiptId>1</receiptId><receivedAt>yesterday</receivedAt></urb:AggregateMessageResponse>")]
    public void What_is_no_receipt_is_refused(string document) => Assert.Throws<InvalidDataException>(() => Read(document));

    [Fact]
    public void A_count_that_is_no_number_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Read(Written(Receipt).Replace("<accepted>22<", "<accepted>many<", StringComparison.Ordinal)));

    private static string Written(AggregationReceipt receipt)
    {
        var output = new ArrayBufferWriter<byte>();
        ReceiptXml.Write(output, receipt);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static AggregationReceipt Read(string document)
    {
        using var reader = XmlReader.Create(new StringReader(document));
        return ReceiptXml.Read(reader);
    }
}
