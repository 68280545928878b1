using System.Buffers;
using System.Xml;
using System.Xml.Schema;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Tests.Approvals;
using UrbGrade.Tests.Bus.Contracts.Lighting;

namespace UrbGrade.Tests.Bus.Contracts.Aggregation;

public sealed class AggregationContractTests
{
    private const string Address = "https://platform.example/aggregation";

    private const string Kalundborg = """
        <urb:AggregateMessageRequest xmlns:urb="http://urb-grade.eu">
          <messages xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
            <message>
              <head>
                <timestamp>2015-04-13T16:11:42.9000728+02:00</timestamp>
                <messageType><type>001</type><version>002</version></messageType>
                <messageSource><messageSourceElement>SeasNve</messageSourceElement></messageSource>
              </head>
              <content>
                <gcontent>
                  <ID_Meter_consumption>23456</ID_Meter_consumption>
                  <Consumer_measure>8650</Consumer_measure>
                </gcontent>
              </content>
            </message>
          </messages>
          <urb:tenantCode>10</urb:tenantCode>
        </urb:AggregateMessageRequest>
        """;

    [Fact]
    public void The_wsdl_is_what_was_approved() => ApprovedFile.AssertMatches("aggregation.wsdl", AggregationContract.Wsdl(Address));

    [Theory]
    [InlineData("aggregation.xsd")]
    [InlineData("messages.xsd")]
    [InlineData("receipt.xsd")]
    [InlineData("lighting.xsd")]
    [InlineData("events.xsd")]
    public void A_schema_is_what_was_approved(string name) =>
        ApprovedFile.AssertMatches(name, AggregationContract.Schema(name, Address)!);

    [Theory]
    [InlineData("other.xsd")]
    [InlineData("aggregation.wsdl")]
    [InlineData("../receipt.xsd")]
    public void Only_the_named_schemas_are_given_out(string name) => Assert.Null(AggregationContract.Schema(name, Address));

    [Fact]
    public void An_address_is_escaped() =>
        Assert.Contains("location=\"https://h/a?x=1&amp;y=2\"", AggregationContract.Wsdl("https://h/a?x=1&y=2"), StringComparison.Ordinal);

    [Fact]
    public void The_pilots_message_follows_the_schema() => Assert.Empty(Violations(Kalundborg));

    [Fact]
    public void A_request_without_tenant_does_not_follow_the_schema() =>
        Assert.Single(Violations(Kalundborg.Replace("<urb:tenantCode>10</urb:tenantCode>", "", StringComparison.Ordinal)));

    [Fact]
    public void A_receipt_follows_the_schema()
    {
        var written = new ArrayBufferWriter<byte>();
        ReceiptXml.Write(written, ReceiptXmlTests.Receipt);

        Assert.Empty(Violations(System.Text.Encoding.UTF8.GetString(written.WrittenSpan)));
    }

    [Fact]
    public void An_exchange_of_lighting_programs_follows_the_schema()
    {
        var request = new ArrayBufferWriter<byte>();
        LightingXml.Write(request, LightingXmlTests.Request);
        var response = new ArrayBufferWriter<byte>();
        LightingXml.Write(response, LightingXmlTests.Programs);

        Assert.Empty(Violations(System.Text.Encoding.UTF8.GetString(request.WrittenSpan)));
        Assert.Empty(Violations(System.Text.Encoding.UTF8.GetString(response.WrittenSpan)));
    }

    [Fact]
    public void What_is_told_of_a_log_follows_the_schema()
    {
        var request = new ArrayBufferWriter<byte>();
        EventsXml.Write(request, EventsXmlTests.Request);
        var response = new ArrayBufferWriter<byte>();
        EventsXml.Write(response, EventsXmlTests.Request.Events[0].At);

        Assert.Empty(Violations(System.Text.Encoding.UTF8.GetString(request.WrittenSpan)));
        Assert.Empty(Violations(System.Text.Encoding.UTF8.GetString(response.WrittenSpan)));
    }

    private static List<string> Violations(string document)
    {
        var violations = new List<string>();
        var schemas = new XmlSchemaSet { XmlResolver = new PublishedSchemas() };
        schemas.Add(null, $"{Address}?{AggregationContract.SchemaQuery}=aggregation.xsd");
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationEventHandler += (_, violation) => violations.Add(violation.Message);
        using var reader = XmlReader.Create(new StringReader(document), settings);
        while (reader.Read())
        {
        }

        return violations;
    }

    private sealed class PublishedSchemas : XmlResolver
    {
        public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
        {
            var name = absoluteUri.Query.Replace($"?{AggregationContract.SchemaQuery}=", "", StringComparison.Ordinal);
            return new MemoryStream(System.Text.Encoding.UTF8.GetBytes(AggregationContract.Schema(name, Address)!));
        }
    }
}
