using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Sites;

public sealed class EibarTests
{
    private static readonly DateTimeOffset Now = new(2013, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private static readonly LocalDate Day = new(2013, 11, 18);

    internal static JsonObject Configuration(JsonObject root, params (string Folder, string Profile, string Pattern)[] sources)
    {
        root["gateway"]!["kind"] = "eibar";
        root["gateway"]!["site"] = "EIB-01";
        root["sources"] = new JsonArray([.. sources.Select(source => (JsonNode)new JsonObject
        {
            ["id"] = source.Folder, ["type"] = "hotFolder", ["path"] = $"in/{source.Folder}", ["profile"] = source.Profile, ["pattern"] = source.Pattern,
            ["ready"] = new JsonObject { ["stableFor"] = "PT0S" },
        })]);
        root["meters"] = JsonNode.Parse("""
            {
              "UBX-017": { "element": "EIB-CM01", "kind": "cabinet", "position": { "latitude": 43.18, "longitude": -2.47 } },
              "EIB-CM-017": { "element": "EIB-N00", "kind": "node" }
            }
            """);
        return root;
    }

    /// <summary>Quarter-hours of one civil day: the power of a quarter is 1000 W and one for each quarter of the day.</summary>
    internal static string[] Quarters(Func<int, bool>? there = null) =>
    [
        "MODULO;FECHA_HORA;P_W;V;A;FP",
        .. Enumerable.Range(0, 96).Where(quarter => there?.Invoke(quarter) ?? true).Select(quarter => string.Create(
            CultureInfo.InvariantCulture, $"UBX-017;18/11/2013 {quarter / 4:00}:{quarter % 4 * 15:00};{1000 + quarter},5;229,4;6,72;0,913")),
    ];

    [Fact]
    public void A_cabinets_quarters_become_hours_of_mean_power_and_stay_local()
    {
        using var world = World();
        world.Drop("cabinets", "a.csv", Quarters());
        world.Take();
        Assert.Equal(1, world.Compose());

        var messages = Messages(world);
        Assert.Equal(24, messages.Count);
        Assert.Equal(("DSE01", "0.0.1", "EIB-CM01", "2013-11-17T23:00:00Z", "consumer_measure=1002"), messages[0]);
        Assert.Equal("consumer_measure=1094", messages[^1].Content);
        Assert.Equal(96 * 4, world.Count("reading"));
    }

    [Fact]
    public void An_hour_that_is_not_covered_whole_has_no_power()
    {
        using var world = World();
        world.Drop("cabinets", "a.csv", Quarters(quarter => quarter is not (5 or 40 or 41)));
        world.Take();
        world.Compose();

        Assert.Equal(22, Messages(world).Count);
        Assert.DoesNotContain(Messages(world), message => message.Timestamp is "2013-11-18T00:00:00Z" or "2013-11-18T09:00:00Z");
    }

    [Fact]
    public void A_nodes_log_becomes_hours_of_temperature_current_and_voltage()
    {
        using var world = World();
        world.Drop("nodes", "a.log",
            "#NODO;EIB-CM-017;FW=2.14;SEQ=00412",
            "#FECHA;HORA;V1;I1;TEMP;kW;kWh_acum;ESTADO",
            "18/11/13;17:30;231,0;0,06;14,5;0,04;184213,4;OFF",
            "18/11/13;17:40;229,0;0,08;15,5;0,04;184213,4;OFF",
            "18/11/13;18:00;229,5;9,11;15,0;6,07;184214,4;ON");
        world.Take();
        world.Compose();

        Assert.Equal(
            [
                ("DSE02", "0.0.1", "EIB-N00", "measure_timestamp_start=2013-11-18T16:00:00Z measure_timestamp_end=2013-11-18T17:00:00Z temperature=15 current=0.07 voltage=230"),
                ("DSE02", "0.0.1", "EIB-N00", "measure_timestamp_start=2013-11-18T17:00:00Z measure_timestamp_end=2013-11-18T18:00:00Z temperature=15 current=9.11 voltage=229.5"),
            ],
            Messages(world).Select(message => (message.Type, message.Version, message.Source, message.Content)));
    }

    [Theory]
    [InlineData("votes", "qr_votes.jsonl", "DSE05", 2, "2013-11-19T20:41:07Z", "EIB-P-031", "vote_id=9f1c campaign=light-2013 language=eu score=4")]
    [InlineData("luminance", "luminance_survey_20131119.csv", "DSE12", 3, "2013-11-19T20:52:00Z", "P-033", "street=Urkizu illuminance_below=1 instrument=LMK-05")]
    [InlineData("manual", "manual_measures.csv", "MANUAL", 2, "2013-11-18T23:00:00Z", "CM-021", "quantity=kWh_contador value=90877.5 unit=kWh operator=u03")]
    [InlineData("events", "urbilux_events_20131118.csv", "DSE07", 6, "2013-11-19T01:14:37Z", "UBX-017", "circuit=2 event=ALM description=Salto de protección línea 2 value=0")]
    public void What_people_and_devices_say_becomes_messages_of_their_own_types(
        string source, string sample, string type, int count, string at, string about, string content)
    {
        using var world = World();
        world.Drop(source, sample, GatewaySamples.Read($"eibar/{sample}"));
        world.Take();
        world.Compose();

        var messages = Messages(world);
        Assert.Equal(count, messages.Count);
        Assert.All(messages, message => Assert.Equal((type, "0.0.1"), (message.Type, message.Version)));
        Assert.Contains(messages, message => message.Timestamp == at && message.Source == about && message.Content.EndsWith(content, StringComparison.Ordinal));
    }

    [Fact]
    public void A_point_of_a_grid_says_its_lane_and_row()
    {
        using var world = World();
        world.Drop("luminance", "grid.csv", "punto;calle;lat;lon;fecha;hora;em_lux;uo;l_cd_m2;instrumento;carril;fila", "P-031;Urkizu;43,18465;-2,47289;19/11/2013;21:40;17,4;;1,08;LMK-05;1;3");
        world.Take();
        world.Compose();

        Assert.EndsWith("street=Urkizu illuminance=17.4 luminance=1.08 lane=1 row=3 instrument=LMK-05", Assert.Single(Messages(world)).Content, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_vote_again_sends_nothing_and_a_late_one_sends_its_day_again()
    {
        using var world = World();
        world.Drop("cabinets", "a.csv", Quarters());
        world.Drop("votes", "a.jsonl", """{"voteId": "1", "campaign": "c", "place": "P-1", "lang": "eu", "score": 4, "at": "2013-11-18T20:41:07Z"}""");
        world.Take();
        Assert.Equal(1, world.Compose());
        world.Drop("votes", "again.jsonl", """{"score": 4, "voteId": "1", "campaign": "c", "place": "P-1", "lang": "eu", "at": "2013-11-18T20:41:07Z"}""");
        world.Take();
        Assert.Equal(0, world.Compose());

        world.Drop("votes", "late.jsonl", """{"voteId": "2", "campaign": "c", "place": "P-1", "lang": "es", "score": 1, "at": "2013-11-18T22:59:59Z"}""");
        world.Take();
        Assert.Equal(1, world.Compose());
        Assert.Equal(26, world.Batches().Single(batch => batch.Revision == 2).Messages);
    }

    [Fact]
    public void A_message_is_found_again_by_its_place_in_the_body()
    {
        using var world = World();
        world.Drop("cabinets", "a.csv", Quarters());
        world.Drop("votes", "a.jsonl", """{"voteId": "1", "campaign": "c", "place": "P-1", "lang": "eu", "score": 4, "at": "2013-11-18T20:41:07Z"}""");
        world.Take();
        world.Compose();
        var body = world.Database.Read(connection => UrbGrade.Gateway.Store.Outbox.Body(connection, world.Batches()[0].Id));
        var shape = world.Get<IMessageShape>();

        Assert.Equal(("EIB-CM01", Instant.FromUtc(2013, 11, 18, 0, 0)), shape.Locate(body, 1));
        Assert.Equal(("P-1", Instant.FromUtc(2013, 11, 18, 20, 41, 7)), shape.Locate(body, 24));
        Assert.Equal((null, null), shape.Locate(body, 25));
    }

    [Fact]
    public void What_somebody_typed_is_written_as_text()
    {
        using var world = World();
        world.Drop("votes", "a.jsonl", """{"voteId": "<1>&", "campaign": "c", "place": "P-1", "score": 4, "comment": "=cmd() \u0007 </gcontent> 100\u20ac \ud83d\ude00", "at": "2013-11-18T20:41:07Z"}""");
        world.Take();
        world.Compose();

        Assert.Equal("vote_id=<1>& campaign=c score=4 comment==cmd()   </gcontent> 100€ 😀", Assert.Single(Messages(world)).Content);
    }

    [Fact]
    public void A_new_quantity_is_configuration()
    {
        using var world = World(root =>
        {
            root["quantities"] = JsonNode.Parse("""{ "illuminance_test": { "unit": "lx", "min": 0, "max": 200 } }""");
            root["profiles"] = JsonNode.Parse("""
                { "photocell": { "format": "csv", "columns": { "meter": "id", "date": "at", "value": "lux" }, "quantity": "illuminance_test", "unit": "lx",
                    "time": { "pattern": "uuuu-MM-dd HH:mm", "zone": "UTC", "resolution": "PT30M" } } }
                """);
            root["messages"] = JsonNode.Parse("""{ "photocell": { "type": "LUX", "version": "1", "assets": ["node"], "fields": { "illuminance": "illuminance_test" } } }""");
            root["sources"]!.AsArray().Add(JsonNode.Parse("""{ "id": "lux", "type": "hotFolder", "path": "in/lux", "profile": "photocell", "ready": { "stableFor": "PT0S" } }"""));
        });
        world.Drop("lux", "a.csv", "id;at;lux", "EIB-CM-017;2013-11-18 20:00;12", "EIB-CM-017;2013-11-18 20:30;14", "EIB-CM-017;2013-11-18 21:00;900");
        world.Take();
        world.Compose();

        Assert.Equal([("LUX", "1", "EIB-N00", "2013-11-18T20:00:00Z", "illuminance=13")], Messages(world));
    }

    [Fact]
    public void The_sample_configuration_of_the_site_is_sound()
    {
        var file = Path.Combine(Checkout.Root, "UrbGrade.Gateway", "Sites", "Eibar", "gateway.json");
        var root = JsonNode.Parse(File.ReadAllText(file), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!.AsObject();
        root["uplink"]!["signing"]!["password"] = null;

        var settings = SettingsFile.Read(root, file);

        Assert.Equal(["cabinet", "node"], settings.Meters.Select(meter => meter.Kind));
        Assert.Equal(9, settings.Messages.Count);
        Assert.NotNull(settings.Lighting);
        Assert.IsType<UrbGrade.Gateway.Collect.Sources.Tcp.TcpOrigin>(settings.Sources.Single(source => source.Id == "receptor").Origin);
    }

    [Theory]
    [InlineData("""{ "power": { "unit": "kW" } }""", "quantities.power: kW, mean; allowed: another name")]
    [InlineData("""{ "Lux!": { "unit": "lx" } }""", "quantities.Lux!: no name of a quantity")]
    public void A_quantity_that_cannot_be_is_told(string quantities, string problem)
    {
        var root = Configuration(GatewayWorld.Configuration("/tmp"));
        root["quantities"] = JsonNode.Parse(quantities);

        var failure = Assert.Throws<SettingsException>(() => SettingsFile.Read(root, "/tmp/gateway.json"));

        Assert.Contains(failure.Problems, told => told.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Messages_of_a_kind_that_fixes_them_cannot_be_laid_out()
    {
        var root = GatewayWorld.Configuration("/tmp");
        root["messages"] = JsonNode.Parse("""{ "x": { "fields": { "a": "energy" } } }""");

        Assert.Contains("fixed", Assert.Single(Assert.Throws<SettingsException>(() => SettingsFile.Read(root, "/tmp/gateway.json")).Problems), StringComparison.Ordinal);
    }

    private static GatewayWorld World(Action<JsonObject>? further = null) => new(
        root =>
        {
            Configuration(
                root, ("cabinets", "urbilux-power", "*.csv"), ("nodes", "ik4-node", "*.log"), ("votes", "qr-votes", "*.jsonl"), ("luminance", "luminance", "*.csv"),
                ("manual", "manual-measures", "*.csv"), ("events", "urbilux-events", "*.csv"));
            further?.Invoke(root);
        },
        Now);

    private static List<(string Type, string Version, string Source, string Timestamp, string Content)> Messages(GatewayWorld world) =>
        [.. world.Batches().OrderBy(batch => batch.Day).ThenBy(batch => batch.Revision)
            .Select(batch => world.Database.Read(connection => UrbGrade.Gateway.Store.Outbox.Body(connection, batch.Id)))
            .SelectMany(body => XDocument.Parse(Encoding.UTF8.GetString(body)).Descendants("message"))
            .Select(message => (
                message.Descendants("type").Single().Value, message.Descendants("version").Single().Value,
                message.Descendants("messageSourceElement").Single().Value, message.Descendants("timestamp").Single().Value,
                string.Join(' ', message.Descendants("gcontent").Single().Elements().Select(field => $"{field.Name.LocalName}={field.Value}"))))];
}
