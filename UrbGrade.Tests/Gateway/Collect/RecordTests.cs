using System.Text;
using System.Text.Json.Nodes;
using UrbGrade.Gateway.Commands;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Collect;

public sealed class RecordTests : IDisposable
{
    private readonly GatewayWorld gateway = new(root =>
    {
        foreach (var (id, profile) in new[] { ("votes", "qr-votes"), ("surveys", "webform"), ("measures", "manual-measures"), ("points", "luminance") })
        {
            root["sources"]!.AsArray().Add(JsonNode.Parse(
                $$"""{ "id": "{{id}}", "type": "hotFolder", "path": "in/{{id}}", "pattern": "*", "profile": "{{profile}}", "ready": { "stableFor": "PT0S" } }"""));
        }
    });

    [Theory]
    [InlineData("votes", "eibar/qr_votes.jsonl", 2)]
    [InlineData("surveys", "barcelona/webform_survey.jsonl", 1)]
    public void The_same_vote_or_survey_counts_once_in_one_file_and_over_files(string source, string sample, int expected)
    {
        gateway.Drop(source, "first.jsonl", GatewaySamples.Read(sample));
        gateway.Take();
        gateway.Drop(source, "again.jsonl", [.. GatewaySamples.Read(sample), (byte)'\n']);
        gateway.Take();

        Assert.Equal(expected, gateway.Count("record"));
        Assert.All(List(), record => Assert.Equal(1, record.Revision));
    }

    [Fact]
    public void Other_fields_under_the_same_key_are_a_revision_and_the_earlier_ones_stay()
    {
        gateway.Drop("votes", "a.jsonl", """{"voteId":"1","place":"P","score":4,"at":"2013-11-19T20:41:07Z"}""");
        gateway.Drop("votes", "b.jsonl", """{"voteId":"1","place":"P","score":2,"at":"2013-11-19T20:41:07Z"}""");
        gateway.Drop("votes", "c.jsonl", """{"score":4,"at":"2013-11-19T20:41:07Z","place":"P","voteId":"1"}""");
        gateway.Take();

        Assert.Equal([(1, 4), (2, 2)], List().OrderBy(record => record.Revision).Select(record => (record.Revision, (int)record.Fields["score"]!)));
        Assert.Contains(EventCode.RecordsRevised, gateway.EventCodes());
    }

    [Fact]
    public async Task What_people_typed_stays_text_in_the_database_and_no_cell_of_the_export_is_a_formula()
    {
        var note = "=HYPERLINK(\"http://x\")";
        gateway.Drop("measures", "m.csv", Encoding.Latin1.GetBytes(
            "equipo;magnitud;valor;unidad;fecha;hora;operario;nota\r\n" +
            "CM-017;kWh;1,5;kWh;18/11/2013;17:25;u03;\"=HYPERLINK(\"\"http://x\"\")\"\r\n" +
            "CM-018;kWh;-1,5;kWh;18/11/2013;17:25;u03;+1 \u001b[31mred\r\n"));
        gateway.Take();

        Assert.Equal([note, "+1 \u001b[31mred"], List().OrderBy(record => record.Subject).Select(record => (string?)record.Fields["note"]));
        var csv = await PrintAsync("records", "list", "--csv");
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains(",-1.5,", csv, StringComparison.Ordinal);
        Assert.All(csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(line => line.Split(',')), cell => Assert.False(cell.TrimStart('"').StartsWith('=') || cell.StartsWith('+'), cell));
        Assert.DoesNotContain('\u001b', csv + await PrintAsync("records", "list"));
    }

    [Fact]
    public async Task Lists_records_by_kind_subject_and_day_newest_first()
    {
        gateway.Drop("points", "p.csv", GatewaySamples.Read("eibar/luminance_survey_20131119.csv"));
        gateway.Drop("votes", "v.jsonl", GatewaySamples.Read("eibar/qr_votes.jsonl"));
        gateway.Take();

        var all = JsonNode.Parse(await PrintAsync("records", "list", "--json"))!.AsArray();
        Assert.Equal(5, all.Count);
        Assert.Equal("luminance_point", (string?)all[0]!["kind"]);
        Assert.Equal(1, (int)all[0]!["fields"]!["illuminance"]!["below"]!);
        Assert.Equal(2, JsonNode.Parse(await PrintAsync("records", "list", "--json", "--kind", "vote"))!.AsArray().Count);
        Assert.Single(JsonNode.Parse(await PrintAsync("records", "list", "--json", "--subject", "P-031"))!.AsArray());
        Assert.Empty(JsonNode.Parse(await PrintAsync("records", "list", "--json", "--to", "2013-11-18"))!.AsArray());
        Assert.Contains("P-033", await PrintAsync("records", "list", "--from", "2013-11-19"), StringComparison.Ordinal);
    }

    public void Dispose() => gateway.Dispose();

    private List<KeptRecord> List() => gateway.Database.Read(connection => RecordLedger.List(
        connection, null, null, NodaTime.Instant.FromUnixTimeSeconds(0), NodaTime.Instant.FromUtc(2100, 1, 1, 0, 0), 100));

    private async Task<string> PrintAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var file = Path.Combine(gateway.Folder, "gateway.json");
        await File.WriteAllTextAsync(file, GatewayWorld.Configuration(gateway.Folder).ToJsonString());
        var code = await GatewayCommandLine.InvokeAsync([.. arguments, "--config", file], output, output);
        Assert.True(code == ExitCode.Ok, output.ToString());
        return output.ToString();
    }
}
