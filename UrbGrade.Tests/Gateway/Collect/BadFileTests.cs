using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Tests.Gateway.Collect;

public sealed class BadFileTests : IDisposable
{
    private readonly GatewayWorld gateway = new(ReadsOtherSitesToo);

    [Theory]
    [InlineData("empty.csv", "cch", FileCode.EmptyFile)]
    [InlineData("header_only.csv", "eloverblik", FileCode.NoRows)]
    [InlineData("html_instead_of_csv.csv", "cch", FileCode.NotCsv)]
    [InlineData("wrong_delimiter.csv", "eloverblik", FileCode.WrongDelimiter)]
    [InlineData("utf16le.csv", "eloverblik", FileCode.WrongEncoding)]
    [InlineData("mojibake_double_utf8.csv", "eloverblik", FileCode.MissingColumn)]
    [InlineData("nul_bytes.csv", "eloverblik", FileCode.BinaryContent)]
    [InlineData("excel_scientific_id.csv", "eloverblik", FileCode.TooManyBadRows, RowCode.MangledIdentifier)]
    [InlineData("unknown_meter.csv", "eloverblik", FileCode.TooManyBadRows, RowCode.UnknownMeter)]
    [InlineData("nonexistent_local_hour.csv", "eloverblik", FileCode.TooManyBadRows, RowCode.NonexistentLocalTime)]
    [InlineData("mixed_decimals.csv", "cch", FileCode.TooManyBadRows, RowCode.InvalidNumber)]
    [InlineData("counter_rollback.csv", "ide", FileCode.TooManyBadRows, RowCode.OutOfRange)]
    [InlineData("duplicate_hours_conflict.csv", "ide", FileCode.TooManyBadRows, RowCode.ConflictingRows)]
    [InlineData("formula_injection.csv", "points", FileCode.TooManyBadRows, RowCode.FormulaText)]
    [InlineData("clock_reset_2000.log", "nodes", FileCode.TooManyBadRows, RowCode.TooOld)]
    [InlineData("future_clock.log", "nodes", FileCode.TooManyBadRows, RowCode.AheadOfClock)]
    public void Ends_among_the_dead_letters_with_its_cause(string sample, string source, string code, string? rowCode = null)
    {
        gateway.Drop(source, sample, GatewaySamples.Read("bad/" + sample));

        gateway.Take();

        Assert.Equal([sample, sample + ".error.json"], gateway.Files($"in/{source}/bad"));
        Assert.Empty(gateway.Files($"in/{source}/work"));
        Assert.Empty(gateway.Cleansed());
        using var error = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(gateway.Folder, "in", source, "bad", sample + ".error.json")));
        Assert.Equal(code, error.RootElement.GetProperty("code").GetString());
        Assert.NotEqual("", error.RootElement.GetProperty("hint").GetString());
        Assert.True(error.RootElement.TryGetProperty("line", out _) && error.RootElement.TryGetProperty("column", out _) && error.RootElement.TryGetProperty("excerpt", out _));
        if (rowCode is not null)
            Assert.Equal(rowCode, error.RootElement.GetProperty("rows")[0].GetProperty("code").GetString());
        Assert.Equal([EventCode.FileRefused], gateway.EventCodes());
        Assert.Equal(1, gateway.Count("file_ledger"));
    }

    [Fact]
    public void A_cut_off_last_row_costs_that_row_and_is_named()
    {
        gateway.Drop("eloverblik", "truncated_last_row.csv", GatewaySamples.Read("bad/truncated_last_row.csv"));

        gateway.Take();

        Assert.Equal(24, gateway.Cleansed().Count);
        Assert.Contains(EventCode.RowsRejected, gateway.EventCodes());
        Assert.Equal(RowCode.TruncatedRow, gateway.Database.Read(connection => connection.Scalar<string>("SELECT code FROM file_rejection")));
    }

    [Fact]
    public void The_same_content_under_another_name_is_already_processed()
    {
        gateway.Drop("eloverblik", "first.csv", GatewaySamples.Read("kalundborg/eloverblik_2013-10-27_25h.csv"));
        gateway.Take();
        var before = gateway.Cleansed();

        gateway.Drop("eloverblik", "same_content_other_name.csv", GatewaySamples.Read("bad/same_content_other_name.csv"));
        gateway.Take();

        Assert.Equal(25, before.Count);
        Assert.Equal(before, gateway.Cleansed());
        Assert.Equal([EventCode.FileRead, EventCode.FileRepeated], gateway.EventCodes());
        Assert.Equal(["2014/12/first.csv", "2014/12/same_content_other_name.csv"], gateway.Files("in/eloverblik/done"));
    }

    [Fact]
    public void Readings_from_a_clock_that_was_reset_or_runs_ahead_are_kept_raw_and_never_believed()
    {
        var rows = Enumerable.Range(1, 20).Select(hour => $"{GatewayWorld.Cups};24/12/2014;{hour};0,5;R");
        gateway.Drop("energy", "clock.csv",
            ["CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", .. rows, $"{GatewayWorld.Cups};01/01/2000;1;0,5;R", $"{GatewayWorld.Cups};18/11/2031;1;0,5;R"]);

        gateway.Take();

        Assert.Equal(22, gateway.Count("raw_reading"));
        Assert.Equal(20, gateway.Cleansed().Count);
        Assert.All(gateway.Cleansed(), reading => Assert.Equal(ReadingQuality.Measured, reading.Quality));
        Assert.Equal(
            [RowCode.TooOld, RowCode.AheadOfClock],
            gateway.Database.Read(connection => connection.Query("SELECT code FROM file_rejection ORDER BY line", row => row.GetString(0))));
    }

    [Fact]
    public void One_bad_row_never_sinks_a_file_however_short()
    {
        gateway.Drop("energy", "short.csv", "CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", $"{GatewayWorld.Cups};24/12/2014;1;0,5;R", $"{GatewayWorld.Cups};24/12/2014;2;#N/D;R");

        gateway.Take();

        Assert.Single(gateway.Cleansed());
        Assert.Empty(gateway.Files("in/energy/bad"));
    }

    [Fact]
    public void A_wrong_checksum_beside_a_file_refuses_it()
    {
        gateway.Drop("energy", "a.csv", GatewaySamples.Read("barcelona/edistribucion_cch_2014-03-30_23h.csv"));
        gateway.Drop("energy", "a.csv.sha256", new string('0', 64) + "  a.csv");

        gateway.Take();

        Assert.Equal(["a.csv", "a.csv.error.json", "a.csv.sha256"], gateway.Files("in/energy/bad"));
    }

    public void Dispose() => gateway.Dispose();

    private static void ReadsOtherSitesToo(JsonObject root)
    {
        root["profiles"] = JsonNode.Parse("""
            {
              "points": { "encoding": "iso-8859-1", "decimal": ",", "time": {}, "columns": {},
                "record": { "kind": "luminance_point", "key": "punto", "subject": "punto", "fields": [ { "column": "calle" }, { "column": "em_lux", "type": "number" } ] } }
            }
            """);
        foreach (var (id, profile) in new[] { ("cch", "edistribucion"), ("ide", "ide"), ("eloverblik", "eloverblik"), ("nodes", "ik4-node"), ("points", "points") })
        {
            root["sources"]!.AsArray().Add(JsonNode.Parse(
                $$"""{ "id": "{{id}}", "type": "hotFolder", "path": "in/{{id}}", "pattern": "*.*", "profile": "{{profile}}", "ready": { "stableFor": "PT0S" } }"""));
        }

        root["meters"]!["ES0021000000000003ZZ0F"] = new JsonObject { ["element"] = "478" };
        root["meters"]!["571313100000000014"] = new JsonObject { ["element"] = "479" };
        root["meters"]!["EIB-CM-021"] = new JsonObject { ["element"] = "480" };
    }
}
