using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Evidence;

/// <summary>Evidence of figures that take more than the readings of one meter in their period. 477 and 478 stand in one place.</summary>
public class EvidenceOfMetersTests : IAsyncLifetime
{
    private const int GapDay = 30;

    private static readonly DateTimeOffset Midnight = When.Instant("2026-01-11T23:00:00Z");

    private AggregationWorld world = null!;
    private int asset;
    private int works;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await AggregationWorld.Create();
        world.Platform.Session.BecomeTenantAdministrator(world.TenantId);
        await world.Send([Hour("477", 0, Energy(3)), Hour("478", 0, Outside(0))]);
        await Quantify();
        await Change(database =>
        {
            asset = database.Set<MeterRow>().Single(meter => meter.Source == "477").AssetId;
            database.Set<MeterRow>().Single(meter => meter.Source == "478").AssetId = asset;
        });
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_a_main_meter_counts_too_is_recomputed_once_from_the_day_on_which_it_stands_below()
    {
        await world.Send([.. Enumerable.Range(0, 48).SelectMany(hour => new[] { Hour("477", hour, Energy(3)), Hour("478", hour, Energy(1)) })]);
        await Quantify();
        var below = new MeterSettingEntry("478", Midnight.AddDays(1), 1, null, null, FeedsIn: false, IsReplacement: false, "plan", Below: "477");
        Assert.Equal(AdministrationOutcome.Done, (await world.Platform.Get<IMeterSettings>().Set("20", below, Cancellation)).Outcome);
        await Compute();

        double[] verified = [await Verified(PeriodLength.Day, 0), await Verified(PeriodLength.Day, 1), await Verified(PeriodLength.Week, 0)];
        Assert.Equal([96.0, 72, 168], verified);
    }

    [Fact]
    public async Task Hours_hold_though_later_messages_tell_the_counter_of_their_meter()
    {
        await world.Send([.. Enumerable.Range(0, 24).Select(hour => Hour("477", hour, Energy(3)))]);
        await world.Send([.. Enumerable.Range(24, 24).Select(hour => Hour("477", hour, Energy(3))), .. Enumerable.Range(0, 48).Select(hour => Counter("477", hour, 500 + (3 * hour)))]);
        await Quantify();
        await Compute();

        double[] verified = [await Verified(PeriodLength.Day, 0), await Verified(PeriodLength.Day, 1), await Verified(PeriodLength.Week, 0)];
        Assert.Equal([72.0, 72, 144], verified);
    }

    [Fact]
    public async Task Heat_that_was_estimated_by_the_weather_is_estimated_again_from_it()
    {
        await SendColdSpell();
        await using (var database = world.Platform.Contexts.Read(TenantScope.Of(world.TenantId)))
        {
            Assert.Equal(48, database.Set<CheckedHourRow>().Count(hour => hour.Method == EstimationLadder.ByTemperature));
        }

        Assert.Equal(24 * Use(GapDay), await Verified(PeriodLength.Day, GapDay), 0.2 * 24 * Use(GapDay));
    }

    [Fact]
    public async Task The_temperature_outside_of_a_place_with_heat_holds()
    {
        await SendColdSpell();

        Assert.Equal(-8, await Verified(PeriodLength.Day, GapDay, "temperature_out"));
    }

    /// <summary>Twenty days of which the sum alone is known, but for one hour.</summary>
    [Fact]
    public async Task A_day_within_an_amount_that_began_long_before_it_holds_by_the_message_that_said_it()
    {
        await world.Send([Hour("477", 24, Energy(480), 20 * 24)]);
        await world.Send([Hour("477", 30, Energy(9))]);
        await Quantify();
        await Compute();

        double[] verified = [await Verified(PeriodLength.Day, 1), await Verified(PeriodLength.Day, 11), await Verified(PeriodLength.Week, 7)];
        Assert.Equal([23 + 9.0, 24, 7 * 24], verified);
    }

    /// <summary>Read every ten days, with a slip on the twentieth.</summary>
    [Fact]
    public async Task A_day_in_a_gap_of_a_counter_holds_by_the_states_around_it_and_their_messages()
    {
        foreach (var (day, state) in new[] { (0, 1_000), (10, 1_240), (20, 9_000), (30, 1_720), (40, 1_960) })
        {
            await world.Send([AggregationWorld.Message(
                $"<ID_Meter_consumption>479</ID_Meter_consumption><Consumer_measure>{state}</Consumer_measure>", version: "002", source: "GW1",
                timestamp: $"{Midnight.AddDays(day):yyyy-MM-ddTHH:mm:ssZ}")]);
        }

        await Quantify();
        await Change(database => asset = database.Set<MeterRow>().Single(meter => meter.Source == "479").AssetId);
        await Compute();

        double[] verified = [await Verified(PeriodLength.Day, 3), await Verified(PeriodLength.Day, 24), await Verified(PeriodLength.Week, 14), await Verified(PeriodLength.Day, 35)];
        Assert.Equal([24.0, 24, 168, 24], verified);
    }

    /// <summary>Read at each midnight until it delivers hours, from ten o'clock on the eleventh day on.</summary>
    [Fact]
    public async Task A_figure_of_a_time_before_the_hours_of_a_meter_holds_by_the_states_of_its_counter()
    {
        await world.Send([.. Enumerable.Range(0, 15).Select(day => Counter("479", 24 * day, 1_000 + (24 * day)))]);
        await world.Send([.. Enumerable.Range((10 * 24) + 10, (3 * 24) + 14).Select(hour => Hour("479", hour, Energy(2)))]);
        await Quantify();
        await Change(database => asset = database.Set<MeterRow>().Single(meter => meter.Source == "479").AssetId);
        await Compute();

        double[] verified =
        [
            await Verified(PeriodLength.Day, 3), await Verified(PeriodLength.Day, 10), await Verified(PeriodLength.Day, 11), await Verified(PeriodLength.Week, 0),
            await Verified(PeriodLength.Week, 7),
        ];
        Assert.Equal([24.0, 38, 48, 168, (3 * 24) + 38 + (3 * 48)], verified);
    }

    [Fact]
    public async Task Energy_of_gas_holds_by_its_volume_and_what_a_cubic_metre_has()
    {
        var put = await world.Platform.Get<ISchemaCatalogue>().Put(
            new SchemaDraft(
                "20", "GAS", "1",
                """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence><xs:element name="begin" type="xs:dateTime"/><xs:element name="end" type="xs:dateTime"/><xs:element name="use" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>""",
                """{"meterField":null,"startField":"begin","endField":"end","fields":[{"field":"use","quantity":"volume","unit":"m3","kind":"interval","medium":"gas"}]}"""),
            Cancellation);
        Assert.Equal(AdministrationOutcome.Done, put.Outcome);
        world.Platform.Get<ChangeWatch>().Look();
        await world.Send([.. Enumerable.Range(0, 48).Select(hour => AggregationWorld.Message(
            FormattableString.Invariant($"<begin>{Midnight.AddHours(hour):yyyy-MM-ddTHH:mm:ssZ}</begin><end>{Midnight.AddHours(hour + 1):yyyy-MM-ddTHH:mm:ssZ}</end><use>2</use>"),
            "GAS", "1", "479"))]);
        await Quantify();
        await Change(database =>
        {
            asset = database.Set<MeterRow>().Single(meter => meter.Source == "479").AssetId;
            foreach (var (day, value) in new[] { (0, 11.5), (1, 12.0) })
            {
                database.Add(new AssetTraitRow
                {
                    TenantId = world.TenantId, AssetId = asset, Name = AssetTraits.CalorificValue, From = When.Day("2026-01-12").AddDays(day),
                    Value = value, Source = "bill",
                });
            }
        });
        await Compute();

        double[] verified = [await Verified(PeriodLength.Day, 0), await Verified(PeriodLength.Day, 1), await Verified(PeriodLength.Week, 0)];
        Assert.Equal([48 * 11.5, 48 * 12, 48 * 23.5], verified);
        Assert.Equal(Math.Round(48 * 12 * 0.252, 6), await Verified(PeriodLength.Day, 1, "co2"));
    }

    private async Task SendColdSpell()
    {
        for (var day = 0; day < GapDay + 6; day += 9)
        {
            await world.Send([.. Enumerable.Range(day * 24, 9 * 24).Where(hour => hour > 0).SelectMany(Place)]);
        }

        await Quantify();
        await Change(database => database.Set<SeriesRow>().Where(series => series.Quantity == "energy").ToList().ForEach(series => series.Medium = "heat"));
        await Compute();
    }

    /// <summary>Of two days nothing came of the heat.</summary>
    private static IEnumerable<string> Place(int hour) => hour / 24 is GapDay or GapDay + 1
        ? [Hour("478", hour, Outside(hour / 24))]
        : [Hour("477", hour, Energy(Use(hour / 24))), Hour("478", hour, Outside(hour / 24))];

    /// <summary>Mild weeks, and a cold spell in the gap.</summary>
    private static double Celsius(int day) => day is GapDay or GapDay + 1 ? -8 : 4 + (day % 5);

    private static double Use(int day) => 0.5 + (0.1 * (17 - Celsius(day)));

    private static string Energy(double value) => $"<energy_measure>{value.ToString("0.0##", CultureInfo.InvariantCulture)}</energy_measure>";

    private static string Outside(int day) => FormattableString.Invariant($"<temperature_out>{Celsius(day)}</temperature_out>");

    private static string Counter(string meter, int hour, int state) => AggregationWorld.Message(
        FormattableString.Invariant($"<ID_Meter_consumption>{meter}</ID_Meter_consumption><Consumer_measure>{state}</Consumer_measure>"), "001", "002", meter,
        $"{Midnight.AddHours(hour):yyyy-MM-ddTHH:mm:ssZ}");

    private static string Hour(string meter, int hour, string content, int hours = 1) => AggregationWorld.Message(
        $"<measure_timestamp_start>{Midnight.AddHours(hour):yyyy-MM-ddTHH:mm:ssZ}</measure_timestamp_start><measure_timestamp_end>{Midnight.AddHours(hour + hours):yyyy-MM-ddTHH:mm:ssZ}</measure_timestamp_end>{content}",
        source: meter);

    /// <summary>The energy that the evidence of a period claims, which holds.</summary>
    private async Task<double> Verified(PeriodLength length, int day, string kpi = "energy")
    {
        using var output = new MemoryStream();
        var start = When.Day("2026-01-12").AddDays(day);
        Assert.True(await world.Platform.Get<IFigureEvidence>().Write(new FigureName(KpiScope.Asset, asset, length, start, kpi), output, Cancellation));
        output.Position = 0;
        var finding = UrbGradeModules.VerifyEvidence(output, []);
        Assert.True(finding.Holds, string.Join("; ", finding.Steps.SelectMany(step => step.Problems)));
        output.Position = 0;
        using var archive = new ZipArchive(output);
        using var manifest = await JsonDocument.ParseAsync(archive.GetEntry("manifest.json")!.Open(), cancellationToken: Cancellation);
        return Math.Round(manifest.RootElement.GetProperty("figure").GetProperty("value").GetDouble(), 6);
    }

    private async Task Change(Action<UrbGradeContext> change)
    {
        await world.Platform.Queue.Commit(
            session =>
            {
                using var database = world.Platform.Contexts.Write(TenantScope.Of(world.TenantId), session);
                change(database);
                return database.SaveChanges();
            },
            Cancellation);
        world.Platform.Get<SeriesDirectory>().Forget(world.TenantId);
    }

    private async Task Quantify()
    {
        var platform = world.Platform;
        foreach (var request in world.Stored())
        {
            var work = new TestWork(1000 + ++works, world.TenantId, Cancellation);
            await new QuantifyReadings(
                platform.Get<IRawRequests>(), platform.Get<ITenantRegistry>(), platform.Get<SeriesDirectory>(), platform.Get<ReadingWriter>(), platform.Get<RecordWriter>(), platform.Get<StaleMarks>(),
                platform.Get<IBulkWriter>(), platform.Get<IWorkItems>(), work, NullLogger<QuantifyReadings>.Instance).Handle(new RequestStored(request.Id));
            await work.Close(platform.Queue);
        }
    }

    private async Task Compute()
    {
        while (!await world.Platform.Get<KpiRuns>().Run(world.TenantId, Cancellation))
        {
            // A run ends when its time is over.
        }

        while (await world.Platform.Get<PeriodRuns>().Run(world.TenantId, onlyCorrected: false, Cancellation) is (false, _))
        {
            world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
