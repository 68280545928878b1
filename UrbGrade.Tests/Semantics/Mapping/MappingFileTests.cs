using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Semantics.Mapping;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Semantics.Mapping;

public sealed class MappingFileTests
{
    private const string Head = "row,about,name,terms,form,note\n";

    [Fact]
    public void The_platforms_own_mapping_can_be_used_and_knows_every_canonical_unit()
    {
        var mapping = MappingFile.Load(null);
        Assert.Equal("unit:KiloW-HR", mapping.Term("unit", "kW.h")?.Terms);
        string[] units =
        [
            .. Modules.Quantification.Store.KpiDefinitions.All.Select(kpi => kpi.Unit),
            .. Modules.Quantification.Decoding.CanonicalUnits.All.Select(unit => Canonical(unit)),
        ];
        Assert.DoesNotContain(units.Distinct(), unit => mapping.Term("unit", unit) is null);
    }

    [Fact]
    public void Every_quantity_that_the_platform_knows_has_a_term()
    {
        var mapping = MappingFile.Load(null);
        var quantities = typeof(Quantities).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Contains("temperature_return", quantities);
        Assert.DoesNotContain(quantities, quantity => mapping.Term("quantity", quantity) is null);
    }

    [Theory]
    [InlineData("prefix,,no prefix,https://a.example/,,", "line 2: prefix: found 'no prefix' for 'https://a.example/'")]
    [InlineData("prefix,,ex,a.example,,", "line 2: prefix: found 'ex' for 'a.example'")]
    [InlineData("field,asset,opening,schema:openingHours,text,", "line 2: 'schema:openingHours' has a prefix that there is no row for; known are dc, dcterms")]
    [InlineData("class,asset,kind=bakery,https://a.example/Bakery,,", "'https://a.example/Bakery' has a prefix that there is no row for")]
    [InlineData("class,asset,kind=bakery,Bakery,,", "'Bakery' is no prefixed name such as saref:Energy")]
    [InlineData("field,asset,opening,ug:opening,words,", "line 2: form: found 'words', allowed are text, number")]
    [InlineData("term,unit,foo,ug:a ug:b,,", "line 2: terms: found 'ug:a ug:b', allowed is one prefixed name")]
    [InlineData("colour,,,,,x\ncolour,a,b,ug:c,,", "line 3: row: found 'colour', allowed are prefix, class, field, term")]
    public void A_row_that_cannot_be_used_is_told_with_its_line(string row, string told)
    {
        var failure = Assert.Throws<MappingException>(() => Load(Head + row));
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_such_table_is_told()
    {
        Assert.Contains("A mapping has the columns row, about", Assert.Throws<MappingException>(() => Load("a;b\n1;2\n")).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<MappingException>(() => MappingFile.Load("/nowhere/mapping.csv")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_takes_the_place_of_an_earlier_one_or_takes_it_away()
    {
        var mapping = Load(Head + "# a note\nterm,unit,kW.h,ug:Other,,\nfield,asset,code,,,\nprefix,,schema,https://schema.org/,,\nfield,asset,opening,schema:openingHours,text,\n");
        Assert.Equal("ug:Other", mapping.Term("unit", "kW.h")?.Terms);
        Assert.Empty(mapping.Fields("asset", "code"));
        Assert.Equal("schema:openingHours", Assert.Single(mapping.Fields("asset", "opening")).Terms);
        Assert.Equal("https://schema.org/", mapping.Prefixes("https://h.example")["schema"]);
        Assert.Equal("https://h.example/vocabulary#", mapping.Prefixes("https://h.example")["ug"]);
    }

    private static SemanticMapping Load(string text)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "own.csv");
        File.WriteAllText(path, text);
        return MappingFile.Load(path);
    }

    private static string Canonical(string unit) => unit switch
    {
        "kWh" or "W.h" or "Wh" or "MW.h" or "MWh" or "J" or "kJ" or "MJ" or "GJ" => "kW.h",
        "K" or "[degF]" => "Cel",
        "l" or "L" => "m3",
        "m3.Cel" => "m3.K",
        "g/kW.h" => "kg/kW.h",
        "kW" => "W",
        _ when unit.StartsWith("EUR/", StringComparison.Ordinal) => "EUR/kW.h",
        _ => unit,
    };
}
