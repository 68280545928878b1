using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Administration;

namespace UrbGrade.Tests.Web.Administration;

public sealed class SchemaFormTests
{
    private static readonly SchemaMapping Readings = new(
        "meter", "from", "to", [new("energy", "energy", "kW.h", "interval", "power"), new("flow", "volume", "m3", "mean", null)], "quality");

    private static readonly SchemaMapping Vote = new(null, null, null, [], null, new RecordMapping("vote", "vote_id"));

    [Fact]
    public void A_mapping_comes_out_as_it_went_in()
    {
        Assert.Equal(Text(Readings), Filled(Readings, "meter", "from", "to", "energy", "flow", "quality").Draft.Mapping);
        Assert.Equal(Text(Vote), Filled(Vote, "vote_id", "score").Draft.Mapping);
    }

    [Fact]
    public void What_was_chosen_stays_when_the_schema_gets_another_field()
    {
        var form = Filled(Readings, "meter", "from", "to", "energy", "flow", "quality");
        form.Rows[4].Unit = "L";
        form.Declare([.. Fields("meter", "from", "to", "more", "energy", "flow", "quality")]);

        Assert.Equal((FieldUse.None, "L"), (form.Rows[3].Use, form.Rows[5].Unit));
    }

    private static SchemaForm Filled(SchemaMapping mapping, params string[] fields)
    {
        var form = SchemaForm.Of("20", "001", "1", new SchemaText("<schema/>", mapping, DateTimeOffset.UnixEpoch));
        form.Declare([.. Fields(fields)]);
        return form;
    }

    private static IEnumerable<SchemaField> Fields(params string[] names) => names.Select(name => new SchemaField(name, "string", true));

    private static string Text(SchemaMapping mapping) => JsonSerializer.Serialize(mapping, JsonSerializerOptions.Web);
}
