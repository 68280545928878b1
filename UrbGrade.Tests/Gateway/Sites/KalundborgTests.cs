using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Cleanse.Vec;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.MBus;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Simulation.Houses;
using UrbGrade.Gateway.Sites;
using UrbGrade.Gateway.Sites.Kalundborg;
using UrbGrade.Gateway.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Gateway.Collect.MBus;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Gateway.Sites;

public sealed class KalundborgTests
{
    private const string Heat = "64123456";
    private const string NewHeat = "64999999";
    private static readonly Instant Start = Instant.FromUtc(2013, 11, 10, 23, 0);
    private static readonly DateTimeOffset Now = new(2013, 12, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Telegrams_of_a_register_become_signed_hours_with_their_quality()
    {
        using var world = World();
        Drop(world, "heat", "a.hex", Enumerable.Range(0, 97).Where(hour => hour is < 60 or > 64).Select(hour => (hour, 1000 + (2 * hour))));

        var pass = await world.PassAsync();

        Assert.Equal((1, 4, 0, 0), (pass.Files, pass.Composed, pass.Pending, pass.Failures));
        var hours = world.Platform.Bodies.SelectMany(Messages).OrderBy(hour => hour.Start).ToList();
        Assert.Equal(96, hours.Count);
        Assert.All(hours, hour => Assert.Equal(("002", "001", "SeasNve", "H7", "2"), (hour.Type, hour.Version, hour.Source, hour.Meter, hour.Value)));
        Assert.Equal(Enumerable.Range(59, 6), hours.Where(hour => hour.Quality == "estimated").Select(hour => (int)(hour.Start - Start).TotalHours));
        Assert.Equal("03-gap like-day ES", hours[60].Method);
    }

    [Fact]
    public void A_day_that_comes_in_any_order_and_portions_gives_the_same_intervals()
    {
        var states = Enumerable.Range(0, 200).Where(hour => hour is < 60 or > 70).Select(hour => (hour, 1000 + (hour * 3 % 7) + (5 * hour))).ToList();
        using var whole = World();
        Drop(whole, "heat", "all.hex", states);
        Take(whole);

        using var parts = World();
        foreach (var (part, index) in states.Chunk(37).Reverse().Select((part, index) => (part, index)))
        {
            Drop(parts, "heat", $"{index}.hex", part);
            Take(parts);
        }

        Assert.NotEmpty(whole.Cleansed());
        Assert.Equal(whole.Cleansed(), parts.Cleansed());
    }

    [Fact]
    public void An_estimate_gives_way_to_what_arrives_late_and_its_day_is_sent_again()
    {
        using var world = World();
        Drop(world, "heat", "a.hex", Enumerable.Range(0, 97).Where(hour => hour is < 60 or > 64).Select(hour => (hour, 1000 + (hour * hour))));
        Take(world);
        Assert.Equal(6, world.Cleansed().Count(reading => reading.Quality == ReadingQuality.Estimated));
        world.Compose();

        Drop(world, "heat", "late.hex", Enumerable.Range(60, 5).Select(hour => (hour, 1000 + (hour * hour))));
        Take(world);

        Assert.All(world.Cleansed(), reading => Assert.Equal(ReadingQuality.Measured, reading.Quality));
        Assert.Equal(1, world.Compose());
        Assert.Equal("KAL-07/2013-11-13/r2", world.Batches().Single(batch => batch.Revision == 2).Id);
    }

    [Fact]
    public void Raw_states_stay_as_they_were_delivered_whatever_the_rules_make_of_them()
    {
        using var world = World();
        Drop(world, "heat", "a.hex", Enumerable.Range(0, 97).Select(hour => (hour, hour == 50 ? 90_000 : 1000 + (2 * hour))));
        Take(world);

        Assert.Equal(97, world.Database.Read(connection => connection.Scalar<long>("SELECT COUNT(*) FROM raw_reading")));
        Assert.Equal(90_000, world.Database.Read(connection => connection.Scalar<double>("SELECT MAX(value) FROM raw_reading")));
        Assert.Equal(VecRule.Spike, world.Database.Read(connection => connection.Scalar<string>("SELECT rule FROM vec_finding")));
        Assert.Equal(192, world.Cleansed().Sum(reading => reading.Value));
    }

    [Fact]
    public async Task A_replaced_meter_keeps_its_series()
    {
        using var world = World(root => root["meters"] = JsonNode.Parse($$"""
            { "{{NewHeat}}": { "element": "H7", "carrier": "heat", "replaced": [ { "meter": "{{Heat}}", "until": "2013-11-12T23:00:00Z" } ] } }
            """));
        Drop(world, "heat", "old.hex", Enumerable.Range(0, 60).Select(hour => (hour, 1000 + (2 * hour))));
        Drop(world, "heat", "new.hex", Enumerable.Range(48, 49).Select(hour => (hour, 3 * hour)), NewHeat);

        await world.PassAsync();

        var hours = world.Platform.Bodies.SelectMany(Messages).OrderBy(hour => hour.Start).ToList();
        Assert.Equal(96, hours.Count);
        Assert.All(hours, hour => Assert.Equal(("H7", (hour.Start - Start).TotalHours < 48 ? "2" : "3"), (hour.Meter, hour.Value)));
    }

    [Fact]
    public void Daily_heat_becomes_hours_that_add_up_to_its_register_and_a_day_that_does_not_is_noted()
    {
        using var world = World(root => root["sources"] = JsonNode.Parse("""
            [ { "id": "heat", "type": "hotFolder", "path": "in/heat", "profile": "eforsyning", "ready": { "stableFor": "PT0S" } } ]
            """));
        var text = Encoding.Latin1.GetString(GatewaySamples.Read("kalundborg/eforsyning_varme.csv")).Replace("0,071;MWh", "0,081;MWh", StringComparison.Ordinal);
        world.Drop("heat", "varme.csv", Encoding.Latin1.GetBytes(text));

        Take(world);

        var hours = world.Cleansed().Where(reading => reading.Method.Length > 0).ToList();
        Assert.Equal(6 * 24, hours.Count);
        Assert.All(hours, hour => Assert.Equal(ReadingQuality.Estimated, hour.Quality));
        Assert.Equal(71, hours.Skip(24).Take(24).Sum(hour => hour.Value), 6);
        var noted = world.Database.Read(connection => connection.Query("SELECT rule, from_at, text FROM vec_finding", row => (row.GetString(0), Instant.FromUnixTimeSeconds(row.GetInt64(1)), row.GetString(2))));
        Assert.Equal((VecRule.SumCheck, Instant.FromUtc(2013, 11, 13, 23, 0), "81 is delivered, the register counted 71"), Assert.Single(noted));
    }

    [Fact]
    public void Neither_the_time_between_daily_reads_nor_that_of_a_device_taken_away_is_a_gap()
    {
        using var world = World(root =>
        {
            root["meters"] = JsonNode.Parse($$"""
                { "{{NewHeat}}": { "element": "H7", "carrier": "heat", "replaced": [ { "meter": "{{Heat}}", "until": "2013-11-12T23:00:00Z" } ] } }
                """);
        });
        Drop(world, "heat", "old.hex", Enumerable.Range(0, 3).Select(day => (24 * day, 1000 + (48 * day))));
        Drop(world, "heat", "new.hex", [(48, 0), (72, 48), (96, 96)], NewHeat);
        Take(world);

        Assert.Empty(ReadingGaps.Find(world.Database, world.Settings.Meters, Start, Start + Duration.FromDays(4)));
        var gap = Assert.Single(ReadingGaps.Find(world.Database, world.Settings.Meters, Start, Start + Duration.FromDays(5)));
        Assert.Equal((NewHeat, "energy", Start + Duration.FromDays(4), 24), (gap.Meter, gap.Quantity, gap.From, gap.Hours));
        var asset = Assert.Single(world.Settings.Meters);
        Assert.Equal(
            [new LocalDate(2013, 11, 12), new LocalDate(2013, 11, 13)],
            world.Database.Read(connection => FillableDays.Find(connection, asset, new SiteCalendar(world.Settings.Site.Zone), new Interval(Start + Duration.FromDays(1), Start + Duration.FromDays(3)))));
    }

    [Fact]
    public void Primary_data_are_kept_and_a_change_is_a_further_revision()
    {
        using var world = World(root => root["sources"]!.AsArray().Add(JsonNode.Parse("""
            { "id": "primary", "type": "hotFolder", "path": "in/primary", "profile": "primary-data", "ready": { "stableFor": "PT0S" } }
            """)));
        const string Headings = "Meter;ValidFrom;Building;BuiltIn;FloorArea;EnergyLabel;HeatSource;Adults;Children";
        world.Drop("primary", "1.csv", Headings, $"{Heat};2013-01-01;single family house;1969;142;E;district heat;2;1");
        world.Drop("primary", "2.csv", Headings, $"{Heat};2013-01-01;single family house;1969;142;E;district heat;2;1", $"{NewHeat};2013-01-01;flat;1955;71.5;D;district heat;1;0");
        world.Drop("primary", "3.csv", Headings, $"{Heat};2013-09-01;single family house;1969;142;C;heat pump;2;2");
        Take(world);

        var kept = world.Database.Read(connection => connection.Query(
            "SELECT subject, revision, fields FROM record WHERE kind='primary_data' ORDER BY subject, revision", row => (row.GetString(0), row.GetInt64(1), JsonNode.Parse(row.GetString(2))!)));
        Assert.Equal([(Heat, 1L), (Heat, 2L), (NewHeat, 1L)], kept.Select(row => (row.Item1, row.Item2)));
        Assert.Equal(("district heat", "heat pump"), ((string?)kept[0].Item3["heat_source"], (string?)kept[1].Item3["heat_source"]));
        Assert.Equal((142d, "m2"), ((double)kept[0].Item3["floor_area"]!["value"]!, (string?)kept[0].Item3["floor_area"]!["unit"]));
    }

    [Fact]
    public async Task Primary_data_are_sent_first_and_again_when_they_change_and_the_platform_keeps_both()
    {
        using var world = World(root =>
        {
            root["gateway"]!["tenant"] = "20";
            root["sources"]!.AsArray().Add(JsonNode.Parse("""
                { "id": "primary", "type": "hotFolder", "path": "in/primary", "profile": "primary-data", "ready": { "stableFor": "PT0S" } }
                """));
        });
        const string Headings = "Meter;ValidFrom;Building;BuiltIn;FloorArea;EnergyLabel;HeatSource;Adults;Children";
        world.Drop("primary", "1.csv", Headings, "H7;2013-01-01;single family house;1969;142.5;E;district heat;2;1");
        Drop(world, "heat", "h.hex", Enumerable.Range(0, 25).Select(hour => (hour, 1000 + (2 * hour))));
        await world.PassAsync();
        world.Drop("primary", "2.csv", Headings, "H7;2013-09-01;single family house;1969;142.5;C;heat pump;2;2");
        await world.PassAsync();

        Assert.Equal("2013-01-01", SiteCalendar.Text(world.Batches().MinBy(batch => batch.Day)!.Day));
        var tenant = await QuantifiedTenant.Create();
        await using (tenant)
        {
            await tenant.Register("H7");
            var number = 0;
            foreach (var body in world.Platform.Bodies)
            {
                await using var platform = await AggregationWorld.Create();
                var receipt = await platform.SendBytes(platform.Sign(Encoding.UTF8.GetString(body)));
                Assert.Equal(0, receipt.Rejected);
                await tenant.Quantify(++number, platform.Sign(Encoding.UTF8.GetString(body)));
            }

            var rows = tenant.Rows<SiteRecordRow>().OrderBy(row => row.Revision).ToList();
            Assert.Equal([("primary_data", "H7", 1), ("primary_data", "H7", 2)], rows.Select(row => (row.Kind, row.Subject, row.Revision)));
            await using var database = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
            var facts = await AssetFacts.Load(database, ["H7"], TestContext.Current.CancellationToken);
            Assert.Equal(
                [("built_in", "1969", 0), ("energy_label", "C", 1), ("heat_source", "heat pump", 1), ("children", "2", 1)],
                facts.Where(fact => fact.Name is "built_in" or "energy_label" or "heat_source" or "children").Select(fact => (fact.Name, fact.Text, fact.Before.Count)));
            Assert.Equal(("district heat", new DateTimeOffset(2013, 8, 31, 22, 0, 0, TimeSpan.Zero)), facts.Where(fact => fact.Name == "heat_source").Select(fact => (fact.Before[0], fact.Since)).Single());
        }
    }

    [Fact]
    public async Task The_platform_accepts_what_is_sent_of_all_carriers()
    {
        using var world = World(root =>
        {
            root["gateway"]!["tenant"] = "20";
            root["meters"] = JsonNode.Parse("""
                { "64123456": { "element": "H7", "carrier": "heat" }, "64123457": { "element": "W7", "carrier": "water" }, "64123458": { "element": "P7" } }
                """);
        });
        var states = Enumerable.Range(0, 25).Where(hour => hour != 7).Select(hour => (hour, 1000 + (2 * hour))).ToList();
        Drop(world, "heat", "h.hex", states);
        Drop(world, "water", "w.hex", states, "64123457", coding: "0416");
        Drop(world, "heat", "p.hex", states, "64123458");
        await world.PassAsync();

        await using var platform = await AggregationWorld.Create();
        var receipt = await platform.SendBytes(platform.Sign(Encoding.UTF8.GetString(Assert.Single(world.Platform.Bodies))));

        Assert.Equal((72, 0, 0), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
    }

    [Fact]
    public void An_encrypted_meter_is_read_with_the_key_of_the_configuration_and_refused_with_another()
    {
        var key = Convert.FromHexString("000102030405060708090A0B0C0D0E0F");
        var telegram = Convert.ToHexString(Frames.Encrypted("04 06 E7 91 00 00 04 6D 00 0E B2 1B", key));
        Environment.SetEnvironmentVariable("KAL_TEST_KEY", "000102030405060708090A0B0C0D0E0F");
        Environment.SetEnvironmentVariable("KAL_TEST_OTHER", "FF0102030405060708090A0B0C0D0E0F");
        using var world = World(root => root["meters"]![Heat]!["key"] = "env:KAL_TEST_KEY");
        using var wrong = World(root => root["meters"]![Heat]!["key"] = "env:KAL_TEST_OTHER");
        world.Drop("heat", "a.hex", telegram);
        wrong.Drop("heat", "a.hex", telegram);

        Take(world);
        Take(wrong);

        Assert.Equal(("2013-11-18T13:00:00Z", 37351.0), world.Cleansed("energy_register").Select(reading => (reading.Start, reading.Value)).Single());
        Assert.Equal(TelegramCode.WrongKey, wrong.Database.Read(connection => connection.Scalar<string>("SELECT code FROM file_rejection")));
        Assert.Equal(0, wrong.Count("raw_reading"));
    }

    [Fact]
    public void Every_sample_telegram_is_read_or_refused_with_its_cause()
    {
        var profile = SettingsReader.BuiltInProfiles()["mbus"];
        var content = GatewaySamples.Content(profile, Encoding.ASCII.GetBytes(string.Join('\n', new[] { "heat_64123456", "electricity_32000014", "water_71000021", "bad_checksum", "bad_truncated" }
            .Select(name => Encoding.ASCII.GetString(GatewaySamples.Read($"kalundborg/mbus/{name}.hex")).Trim()))));

        Assert.Equal([(4, TelegramCode.BadChecksum), (5, TelegramCode.TruncatedFrame)], content.Rejections.Select(rejection => (rejection.Line, rejection.Code)));
        var at = Instant.FromUtc(2013, 11, 18, 13, 0);
        Assert.Equal(
            [
                ("64123456", "energy_register", 37_351m, at), ("64123456", "volume_register", 561.08m, at), ("64123456", "power", 4700m, at),
                ("64123456", "flow", 0.543m, at), ("64123456", "temperature_flow", 71.4m, at), ("64123456", "temperature_return", 38.2m, at),
                ("32000014", "energy_register", 7.94m, at), ("32000014", "power", 312m, at),
            ],
            content.Readings.Where(reading => reading.Line < 3).Select(reading => (reading.Meter, reading.Quantity.Name, reading.Value, reading.Start)));
        Assert.Equal(("71000021", "volume_register", 123.529m), content.Readings.Where(reading => reading.Line == 3).Select(reading => (reading.Meter, reading.Quantity.Name, reading.Value)).Single());
    }

    [Fact]
    public void A_telegram_of_past_values_costs_nothing_and_one_without_any_is_rejected()
    {
        var content = GatewaySamples.Content(SettingsReader.BuiltInProfiles()["mbus"], Encoding.ASCII.GetBytes(
            Convert.ToHexString(Frames.Plain("44 06 E7 91 00 00 42 6C BF 1A")) + "\n" + Convert.ToHexString(Frames.Plain("2F 2F")) + "\n"));

        Assert.Empty(content.Readings);
        Assert.Equal((2, RowCode.MissingField), content.Rejections.Select(rejection => (rejection.Line, rejection.Code)).Single());
    }

    [Fact]
    public void A_stamp_before_a_telegram_dates_it()
    {
        var content = GatewaySamples.Content(SettingsReader.BuiltInProfiles()["mbus"],
            Encoding.ASCII.GetBytes("# poll\n2013-11-18T13:00:02Z " + Encoding.ASCII.GetString(GatewaySamples.Read("kalundborg/mbus/water_71000021.hex"))));

        Assert.Equal(Instant.FromUtc(2013, 11, 18, 13, 0, 2), Assert.Single(content.Readings).Start);
    }

    [Fact]
    public async Task A_month_of_simulated_houses_is_sent_whole_with_its_losses_estimated()
    {
        var site = new SimulatedHouses(seed: 3, houses: 3);
        var day = new LocalDate(2019, 3, 1);
        using var world = World(
            root =>
            {
                root["meters"] = Meters(site);
                root["uplink"]!["parallel"] = 4;
            },
            new DateTimeOffset(2019, 4, 3, 9, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < 32; i++)
        {
            foreach (var file in site.FilesOf(day.PlusDays(i), day))
                world.Drop(file.Path.Split('/')[1], Path.GetFileName(file.Path), file.Content);
        }

        var pass = await world.PassAsync();

        Assert.Equal((0, 0), (pass.Pending, pass.FilesLeft));
        var hours = world.Platform.Bodies.SelectMany(Messages).GroupBy(hour => (hour.Meter, hour.Start)).Select(group => group.Last()).ToList();
        var sent = hours.Where(hour => hour.Start >= day.AtStartOfDayInZone(site.Zone).ToInstant() && hour.Start < new LocalDate(2019, 4, 1).AtStartOfDayInZone(site.Zone).ToInstant()).ToList();
        var expected = 743 * 9;
        Assert.InRange(sent.Count, (int)(0.99 * expected), expected);
        Assert.InRange(sent.Count(hour => hour.Quality == "estimated"), 1, (int)(0.1 * expected));
        foreach (var meter in sent.GroupBy(hour => hour.Meter).Where(group => group.Key.StartsWith("64", StringComparison.Ordinal)))
        {
            var index = int.Parse(meter.Key[^3..], System.Globalization.CultureInfo.InvariantCulture) - 1;
            var truth = meter.Sum(hour => site.Houses[index].At(hour.Start.ToUnixTimeSeconds() / 3600).HeatKwh);
            Assert.Equal(truth, meter.Sum(hour => double.Parse(hour.Value, System.Globalization.CultureInfo.InvariantCulture)), truth * 0.01);
        }
    }

    [Theory]
    [InlineData(2013, 3, 28, true)]
    [InlineData(2013, 3, 31, true)]
    [InlineData(2013, 4, 1, true)]
    [InlineData(2013, 4, 26, true)]
    [InlineData(2024, 4, 26, false)]
    [InlineData(2013, 5, 9, true)]
    [InlineData(2013, 5, 20, true)]
    [InlineData(2013, 6, 5, true)]
    [InlineData(2013, 12, 24, true)]
    [InlineData(2013, 12, 27, false)]
    [InlineData(2013, 11, 18, false)]
    public void Knows_the_Danish_holidays(int year, int month, int day, bool holiday) =>
        Assert.Equal(holiday, DanishHolidays.Contains(new LocalDate(year, month, day)));

    [Fact]
    public void Writes_a_message_that_says_what_is_known()
    {
        var hour = new HourValues("23456", new AssetPosition(55.65, 11.28), Instant.FromUtc(2015, 4, 13, 14, 0)) { Carrier = Carrier.Water };
        hour[Quantity.Volume] = 0.0125;
        hour.Estimate(Quantity.Volume, "03-gap linear ELS");
        var other = new HourValues("23457", null, Instant.FromUtc(2015, 4, 13, 14, 0));
        other[Quantity.TemperatureFlow] = 60;
        var shape = new MeterHourShape(new LayoutShape([]));

        Assert.True(shape.Says(hour));
        Assert.False(shape.Says(other));
        var body = shape.WriteBody("10", Instant.FromUtc(2015, 4, 14, 2, 15), [hour], []);
        var message = Assert.Single(Messages(body));
        Assert.Equal(("003", "001", "SeasNve", "23456", "0.0125", "estimated", "03-gap linear ELS"), (message.Type, message.Version, message.Source, message.Meter, message.Value, message.Quality, message.Method));
        Assert.Equal(("23456", Instant.FromUtc(2015, 4, 13, 14, 0)), shape.Locate(body, 0));
        Assert.Equal((null, null), shape.Locate(body, 1));
    }

    /// <summary>A gateway that took four days of a heat meter, five states and a good telegram short, and sent them.</summary>
    internal static async Task<GatewayWorld> WithAGapAndABadTelegram()
    {
        var world = World();
        Drop(world, "heat", "a.hex", Enumerable.Range(0, 97).Where(hour => hour is < 60 or > 64).Select(hour => (hour, 1000 + (2 * hour))));
        var file = Path.Combine(world.Folder, "in", "heat", "a.hex");
        await File.AppendAllTextAsync(file, Encoding.ASCII.GetString(GatewaySamples.Read("kalundborg/mbus/bad_checksum.hex")), TestContext.Current.CancellationToken);
        await world.PassAsync();
        return world;
    }

    internal static GatewayWorld World(Action<JsonObject>? configure = null, DateTimeOffset? now = null) => new(
        root =>
        {
            root["gateway"]!["kind"] = SiteKinds.Kalundborg.Name;
            root["gateway"]!["site"] = "KAL-07";
            root["gateway"]!["tenant"] = "10";
            root["gateway"]!["timeZone"] = "Europe/Copenhagen";
            root["sources"] = JsonNode.Parse("""
                [
                  { "id": "el", "type": "hotFolder", "path": "in/eloverblik", "profile": "eloverblik", "ready": { "stableFor": "PT0S" } },
                  { "id": "heat", "type": "hotFolder", "path": "in/heat", "pattern": "*.hex", "profile": "mbus", "ready": { "stableFor": "PT0S" } },
                  { "id": "water", "type": "hotFolder", "path": "in/water", "pattern": "*.hex", "profile": "mbus", "ready": { "stableFor": "PT0S" } }
                ]
                """);
            root["meters"] = JsonNode.Parse($$"""{ "{{Heat}}": { "element": "H7", "carrier": "heat" } }""");
            configure?.Invoke(root);
        },
        now ?? Now);

    private static JsonObject Meters(SimulatedHouses site) => new(site.Manifest.Assets.SelectMany(asset =>
        (asset.Meters ?? []).Select(meter => (meter.Source, meter.Carrier)).Prepend((asset.Id, "power"))
            .Select(meter => KeyValuePair.Create<string, JsonNode?>(meter.Item1, new JsonObject { ["element"] = meter.Item1, ["carrier"] = meter.Item2 }))));

    private static void Take(GatewayWorld world)
    {
        world.Take();
        world.Get<SeriesCleansing>().Run(CancellationToken.None);
    }

    // States in kWh at full hours after the start, dated by the line.
    private static void Drop(GatewayWorld world, string source, string name, IEnumerable<(int Hour, int State)> states, string meter = Heat, string coding = "0406") => world.Drop(
        source, name, [.. states.Select(state =>
        {
            var id = Convert.ToHexString(Convert.FromHexString(meter).Reverse().ToArray());
            var bytes = Convert.FromHexString(id + "2D2C1C0401000000" + coding + Convert.ToHexString(BitConverter.GetBytes(state.State)));
            return $"{(Start + Duration.FromHours(state.Hour)).ToString()} {Convert.ToHexString(Frames.Long(0x72, bytes))}";
        })]);

    private static IEnumerable<(string Type, string Version, string Source, string Meter, Instant Start, string Value, string Quality, string? Method)> Messages(byte[] body) =>
        XDocument.Parse(Encoding.UTF8.GetString(body)).Descendants("message").Select(message => (
            message.Descendants("type").Single().Value,
            message.Descendants("version").Single().Value,
            message.Descendants("messageSourceElement").Single().Value,
            message.Descendants("ID_Meter_consumption").Single().Value,
            NodaTime.Text.InstantPattern.ExtendedIso.Parse(message.Descendants("measure_timestamp_start").Single().Value).Value,
            message.Descendants("consumption").Single().Value,
            message.Descendants("quality").Single().Value,
            message.Descendants("method").SingleOrDefault()?.Value));
}
