using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Modules.Aggregation.Content;
using UrbGrade.Modules.Core.Registry;

namespace UrbGrade.Tests.Aggregation.Content;

public sealed class FlatContentTests
{
    private const string ShopHour = """
        <xs:element name="measure_timestamp_start" type="xs:dateTime"/><xs:element name="measure_timestamp_end" type="xs:dateTime"/>
        <xs:choice>
          <xs:sequence><xs:element name="energy_measure" type="xs:double"/><xs:element name="temperature_in" type="xs:double" minOccurs="0"/></xs:sequence>
          <xs:element name="temperature_in" type="xs:double"/>
        </xs:choice>
        """;

    private static readonly string[] Texts =
    [
        "", "1", "-1.5", "+.5", "1.", ".", "-", "1e5", "1E-3", "1e", "e5", "1e+", "NaN", "INF", "-INF", "1,5", "1 5", "0x1", "1.5.2", "٣",
        "2014-10-17T13:00:00Z", "2014-10-17T13:00:00+02:00", "2014-10-17T13:00:00.1234567Z", "2014-10-17T13:00:00.123456789012Z",
        "2014-10-17T24:00:00Z", "2014-10-17T13:00:00", "2014-10-17", "2014-02-30T00:00:00Z", "2014-10-17T13:00:00+14:00", "2014-10-17T13:00:00+15:00",
        "abc", "a b", "a  b", "a\tb", "abcdef", "12345678901234567890123456789012", "99999999999", "1e999", "true",
    ];

    public static TheoryData<string> Sequences =>
    [
        ShopHour,
        """<xs:element name="a" type="xs:double"/><xs:element name="b" type="xs:decimal" minOccurs="0"/><xs:element name="a" type="xs:double" minOccurs="0"/>""",
        """<xs:element name="a" type="xs:int" minOccurs="0" maxOccurs="unbounded"/><xs:element name="b" type="xs:long"/>""",
        """<xs:element name="a" type="xs:integer" minOccurs="2" maxOccurs="3"/><xs:element name="b" type="xs:float"/>""",
        """<xs:sequence minOccurs="0" maxOccurs="unbounded"><xs:element name="a" type="xs:token"/><xs:element name="b" type="xs:string"/></xs:sequence>""",
        """<xs:choice minOccurs="1" maxOccurs="unbounded"><xs:element name="a" type="xs:dateTime"/><xs:element name="b" type="xs:normalizedString"/></xs:choice>""",
        """<xs:element name="a"><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="5"/></xs:restriction></xs:simpleType></xs:element><xs:element name="b" type="xs:double"/>""",
        """<xs:element name="a"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="abc"/><xs:enumeration value="true"/><xs:enumeration value="a b"/><xs:enumeration value="abcdef"/><xs:enumeration value="1"/><xs:enumeration value="99999999999"/><xs:enumeration value="2014-10-17"/><xs:enumeration value="-1.5"/></xs:restriction></xs:simpleType></xs:element><xs:element name="b" type="xs:double" minOccurs="0"/>""",
        """<xs:element name="a"><xs:simpleType><xs:restriction base="xs:double"><xs:enumeration value="1"/></xs:restriction></xs:simpleType></xs:element>""",
    ];

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Content_that_is_recognised_is_valid_to_the_frameworks_validator_too(string sequence)
    {
        var schemas = SchemaSource.Compile(Schema(sequence));
        var flat = FlatContentBuilder.TryBuild(schemas);
        var random = new Random(20_150_413);
        var recognised = 0;
        for (var i = 0; i < 4_000; i++)
        {
            var fields = RandomFields(random);
            if (flat?.SurelyAccepts(fields) != true)
            {
                continue;
            }

            recognised++;
            var problem = SchemaValidation.FindProblem(schemas, fields);
            Assert.True(problem is null, $"{string.Join(' ', fields.Select(f => $"{f.Name}='{f.Text}'"))}: {problem?.Message}");
        }

        Assert.True(flat is null || recognised > 5, $"Only {recognised} contents were recognised.");
    }

    [Theory]
    [InlineData("measure_timestamp_start=2014-10-17T13:00:00Z measure_timestamp_end=2014-10-17T14:00:00Z energy_measure=2.9833 temperature_in=21.3", true)]
    [InlineData("measure_timestamp_start=2014-10-17T13:00:00Z measure_timestamp_end=2014-10-17T14:00:00Z energy_measure=2.9833", true)]
    [InlineData("measure_timestamp_start=2014-10-17T13:00:00Z measure_timestamp_end=2014-10-17T14:00:00Z temperature_in=21.3", true)]
    [InlineData("measure_timestamp_start=2014-10-17T13:00:00Z measure_timestamp_end=2014-10-17T14:00:00Z temperature_in=21.3 energy_measure=2.9833", false)]
    [InlineData("measure_timestamp_start=2014-10-17T13:00:00Z measure_timestamp_end=2014-10-17T14:00:00Z", false)]
    [InlineData("measure_timestamp_start=2014-10-17T13:00:00Z energy_measure=2.9833", false)]
    public void Common_content_is_recognised_and_nothing_else(string content, bool expected)
    {
        var fields = Fields(content);
        var schemas = SchemaSource.Compile(Schema(ShopHour));

        Assert.Equal(expected, FlatContentBuilder.TryBuild(schemas)!.SurelyAccepts(fields));
        Assert.Equal(expected, SchemaValidation.FindProblem(schemas, fields) is null);
    }

    [Theory]
    [InlineData("""<xs:element name="a"><xs:simpleType><xs:restriction base="xs:double"><xs:maxInclusive value="5"/></xs:restriction></xs:simpleType></xs:element>""")]
    [InlineData("""<xs:element name="a" type="xs:boolean"/>""")]
    [InlineData("""<xs:element name="a" type="xs:double" default="1"/>""")]
    [InlineData("""<xs:element name="a" type="xs:double" nillable="true"/>""")]
    [InlineData("""<xs:element name="a"><xs:complexType><xs:sequence><xs:element name="b" type="xs:double"/></xs:sequence></xs:complexType></xs:element>""")]
    [InlineData("""<xs:any processContents="lax"/>""")]
    public void Other_schemas_are_left_to_the_validator(string sequence) =>
        Assert.Null(FlatContentBuilder.TryBuild(SchemaSource.Compile(Schema(sequence))));

    [Fact]
    public void A_violation_names_its_field()
    {
        var problem = SchemaValidation.FindProblem(
            SchemaSource.Compile(Schema(ShopHour)),
            Fields("measure_timestamp_start=2014-10-17T13:00:00Z measure_timestamp_end=2014-10-17T14:00:00Z energy_measure=2,98"));

        Assert.Equal(2, problem!.Field);
        Assert.Contains("2,98", problem.Message, StringComparison.Ordinal);
    }

    private static string Schema(string sequence) => $"""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence>{sequence}</xs:sequence></xs:complexType></xs:element></xs:schema>
        """;

    private static List<ContentField> Fields(string content) =>
        [.. content.Split(' ').Select(field => field.Split('=')).Select(field => new ContentField(field[0], field[1].AsMemory()))];

    private static List<ContentField> RandomFields(Random random)
    {
        string[] names = random.Next(2) == 0 ? ["a", "b"] : ["measure_timestamp_start", "measure_timestamp_end", "energy_measure", "temperature_in"];
        if (names.Length == 4 && random.Next(4) > 0)
        {
            // Mostly in order, or hardly any of them would be valid.
            return [.. names.Where((_, i) => i < 2 || random.Next(3) > 0).Select((name, i) => new ContentField(
                name, (i < 2 ? Texts[20 + random.Next(3)] : Texts[random.Next(Texts.Length)]).AsMemory()))];
        }

        return [.. Enumerable.Range(0, random.Next(5)).Select(_ => new ContentField(
            names[random.Next(names.Length)], RandomText(random).AsMemory()))];
    }

    private static string RandomText(Random random) => random.Next(4) switch
    {
        0 => "2014-10-17T13:00:00Z",
        1 => Texts[random.Next(Texts.Length)],
        _ => "1",
    };
}
