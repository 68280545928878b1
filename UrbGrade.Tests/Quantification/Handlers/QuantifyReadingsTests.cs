using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Decoding;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

public class QuantifyReadingsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Hour = When.Instant("2014-10-17T13:00:00Z");
    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_shop_hour_becomes_four_readings_in_canonical_units()
    {
        await tenant.Quantify(1, ShopHour.Of("477", Hour, 2.9833, 0.012738, 21.3, 15.7));
        var series = tenant.Rows<SeriesRow>().ToDictionary(s => s.Id);
        Assert.Equal(
            [
                ("energy", "kW.h", "power", SeriesKind.Interval, 2.9833),
                ("price", "EUR/kW.h", null, SeriesKind.Mean, 0.012738),
                ("temperature_in", "Cel", null, SeriesKind.Mean, 21.3),
                ("temperature_out", "Cel", null, SeriesKind.Mean, 15.7),
            ],
            tenant.Rows<ReadingRow>()
                .Select(r => (series[r.SeriesId].Quantity, series[r.SeriesId].Unit, series[r.SeriesId].Medium, series[r.SeriesId].Kind, r.Value))
                .OrderBy(r => r.Quantity, StringComparer.Ordinal));
        Assert.All(tenant.Rows<ReadingRow>(), r => Assert.Equal((Hour, Hour.AddHours(1), 1L, 1, 0), (r.StartAt, r.EndAt, r.RawRequestId, r.Revision, r.MessageIndex)));
        Assert.Equal(new ReadingCounts(4, 0, 0), Assert.Single(tenant.Counts));
        Assert.Equal((new ReadingsChanged(tenant.Id), $"kpis:{tenant.Id}"), Assert.Single(tenant.FollowUps));
    }

    [Fact]
    public async Task The_same_day_sent_again_changes_nothing_and_asks_for_nothing()
    {
        await tenant.QuantifyAndCompute(1, ShopHour.Of("477", Hour, 2.9833, 0.1));
        var before = tenant.Rows<ReadingRow>();
        await tenant.Quantify(2, ShopHour.Of("477", Hour, 2.9833, 0.1));
        Assert.Equal(new ReadingCounts(0, 0, 2), tenant.Counts[1]);
        Assert.Single(tenant.FollowUps);
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        Assert.Empty(tenant.Rows<ReadingRevisionRow>());
        Assert.Equal(before.Select(r => (r.SeriesId, r.Value, r.RawRequestId, r.Revision)), tenant.Rows<ReadingRow>().Select(r => (r.SeriesId, r.Value, r.RawRequestId, r.Revision)));
    }

    [Fact]
    public async Task A_corrected_value_keeps_the_old_one_with_the_request_that_brought_it()
    {
        await tenant.QuantifyAndCompute(1, ShopHour.Of("477", Hour, 2.9833, 0.1));
        await tenant.Quantify(2, ShopHour.Of("477", Hour, 3.5, 0.1));
        var corrected = Assert.Single(tenant.Rows<ReadingRow>(), r => r.Revision == 2);
        Assert.Equal((3.5, 2L), (corrected.Value, corrected.RawRequestId));
        var old = Assert.Single(tenant.Rows<ReadingRevisionRow>());
        Assert.Equal((2.9833, 1L, 1, tenant.Platform.Clock.GetUtcNow()), (old.Value, old.RawRequestId, old.Revision, old.ReplacedAt));
        var mark = Assert.Single(tenant.Rows<DirtyPeriodRow>());
        Assert.Equal((corrected.SeriesId, When.Day("2014-10-17"), true), (mark.SeriesId, mark.LocalDay, mark.Corrects));
        Assert.Equal(new ReadingCounts(0, 1, 1), tenant.Counts[1]);
    }

    [Fact]
    public async Task A_late_replay_of_an_older_request_does_not_undo_a_newer_value()
    {
        await tenant.Quantify(7, ShopHour.Of("477", Hour, 3.5));
        await tenant.ComputeKpis();
        await tenant.Quantify(3, ShopHour.Of("477", Hour, 2.9833));
        var current = Assert.Single(tenant.Rows<ReadingRow>());
        Assert.Equal((3.5, 7L, 2), (current.Value, current.RawRequestId, current.Revision));
        Assert.Equal((2.9833, 3L, 1), tenant.Rows<ReadingRevisionRow>().Select(r => (r.Value, r.RawRequestId, r.Revision)).Single());

        // The day is looked at again, as another sender may say otherwise; its figures stay.
        Assert.False(Assert.Single(tenant.Rows<DirtyPeriodRow>()).Corrects);
        await tenant.ComputeKpis();
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        Assert.Empty(tenant.Rows<KpiCorrectionRow>());
        Assert.Equal(3.5, tenant.Rows<KpiRow>().Single(k => k.DefinitionId == KpiDefinitions.Energy.Id && k.Resolution == KpiResolution.Day).Value);
    }

    [Fact]
    public async Task A_changed_end_of_an_interval_is_a_revision()
    {
        await tenant.Quantify(1, ShopHour.Of("477", Hour, 2.5));
        await tenant.Quantify(2, ShopHour.Of("477", Hour, 2.5) with { End = Hour.AddMinutes(30) });
        Assert.Equal((2, Hour.AddMinutes(30)), tenant.Rows<ReadingRow>().Select(r => (r.Revision, r.EndAt)).Single());
    }

    [Fact]
    public async Task Skipped_messages_leave_no_reading()
    {
        await tenant.Quantify(1, TestRequest.OfShops([ShopHour.Of("477", Hour, 1), ShopHour.Of("477", Hour.AddHours(1), 2), ShopHour.Of("477", Hour.AddHours(2), 3)]), 1);
        Assert.Equal([(1, 0), (3, 2)], tenant.Rows<ReadingRow>().Select(r => (r.Value, r.MessageIndex)));
    }

    [Fact]
    public async Task The_day_is_that_of_the_site()
    {
        await tenant.Quantify(1, ShopHour.Of("477", When.Instant("2019-06-30T22:00:00Z"), 1));
        Assert.Equal(When.Day("2019-07-01"), Assert.Single(tenant.Rows<DirtyPeriodRow>()).LocalDay);
    }

    [Fact]
    public async Task A_counter_marks_the_days_on_both_sides_of_midnight()
    {
        await tenant.Quantify(1, TestRequest.OfHeads("001", "002", ("GW1", When.Instant("2014-03-29T23:00:00Z"), [("ID_Meter_consumption", "477"), ("Consumer_measure", "8650")])));
        Assert.Equal([When.Day("2014-03-29"), When.Day("2014-03-30")], tenant.Rows<DirtyPeriodRow>().Select(d => d.LocalDay).Order());
        var series = Assert.Single(tenant.Rows<SeriesRow>());
        Assert.Equal((SeriesKind.Register, "energy", tenant.Rows<MeterRow>().Single(m => m.Source == "477").Id), (series.Kind, series.Quantity, series.MeterId));
    }

    [Theory]
    [InlineData("001", "003", "energy", "kW.h", "power")]
    [InlineData("002", "001", "energy", "kW.h", "heat")]
    [InlineData("003", "001", "volume", "m3", "water")]
    public async Task A_cleansed_hour_becomes_a_reading_of_its_carrier_with_its_quality(string type, string version, string quantity, string unit, string medium)
    {
        await tenant.Quantify(1, TestRequest.OfHeads(type, version,
            ("SeasNve", Hour.AddHours(9), MeterHour("477", Hour, "2.5", ("quality", "measured"))),
            ("SeasNve", Hour.AddHours(9), MeterHour("477", Hour.AddHours(1), "2.25", ("quality", "estimated"), ("method", "03-gap like-day ES"))),
            ("SeasNve", Hour.AddHours(9), MeterHour("477", Hour.AddHours(2), "2", ("quality", "manual"))),
            ("SeasNve", Hour.AddHours(9), MeterHour("477", Hour.AddHours(3), "1"))));

        Assert.Equal(
            [(2.5, ReadingQuality.Measured), (2.25, ReadingQuality.Estimated), (2, ReadingQuality.Manual), (1, ReadingQuality.Measured)],
            tenant.Rows<ReadingRow>().OrderBy(r => r.StartAt).Select(r => (r.Value, r.Quality)));
        Assert.All(tenant.Rows<ReadingRow>(), r => Assert.Equal(r.StartAt.AddHours(1), r.EndAt));
        var series = Assert.Single(tenant.Rows<SeriesRow>());
        Assert.Equal((quantity, unit, medium, SeriesKind.Interval), (series.Quantity, series.Unit, series.Medium, series.Kind));
    }

    [Fact]
    public async Task What_a_heat_meter_knows_beside_the_heat_becomes_series_of_the_same_meter()
    {
        await tenant.Quantify(1, TestRequest.OfHeads("002", "001", ("SeasNve", Hour, MeterHour("477", Hour, "2.5"))));
        await tenant.Quantify(2, TestRequest.OfHeads("002", "002",
            ("SeasNve", Hour, MeterHour("477", Hour, null, ("volume", "0.06"), ("quality", "estimated"), ("method", "03-gap"))),
            ("SeasNve", Hour, MeterHour("477", Hour, null, ("temperature_flow", "74.5"), ("temperature_return", "45.2"), ("quality", "measured")))));

        var readings = tenant.Rows<ReadingRow>().ToDictionary(r => r.SeriesId, r => (r.Value, r.Quality));
        Assert.Equal(
            [
                ("energy", "kW.h", "heat", SeriesKind.Interval, (2.5, ReadingQuality.Measured)),
                ("temperature_flow", "Cel", "heat", SeriesKind.Mean, (74.5, ReadingQuality.Measured)),
                ("temperature_return", "Cel", "heat", SeriesKind.Mean, (45.2, ReadingQuality.Measured)),
                ("volume", "m3", "heat", SeriesKind.Interval, (0.06, ReadingQuality.Estimated)),
            ],
            tenant.Rows<SeriesRow>().OrderBy(s => s.Quantity, StringComparer.Ordinal).Select(s => (s.Quantity, s.Unit, s.Medium!, s.Kind, readings[s.Id])));
        Assert.Single(tenant.Rows<SeriesRow>().Select(s => s.MeterId).Distinct());
    }

    [Fact]
    public async Task A_counter_that_a_meter_sends_beside_its_hours_proves_them_and_is_not_counted_again()
    {
        await tenant.Quantify(1, Enumerable.Range(0, 24).Select(hour => ShopHour.Of("477", Midnight.AddHours(hour), 1)));
        await tenant.Quantify(2, Counter(25));
        await tenant.ComputeKpis();

        Assert.Equal(24, tenant.Kpi(KpiDefinitions.Energy, "2014-10-17")!.Value);
        Assert.Equal(
            [("energy", SeriesKind.Interval, 24), ("energy_register", SeriesKind.Register, 25)],
            tenant.Rows<SeriesRow>().OrderBy(s => s.Quantity, StringComparer.Ordinal)
                .Select(s => (s.Quantity, s.Kind, tenant.Rows<ReadingRow>().Count(r => r.SeriesId == s.Id))).Where(s => s.Item3 > 0));
    }

    /// <summary>The counter says 1 kWh an hour on two days, the hours say 2 on the first of them.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whether_the_counter_or_the_hours_of_a_meter_came_first_makes_no_difference(bool isCounterFirst)
    {
        var hours = TestRequest.OfShops(Enumerable.Range(0, 24).Select(hour => ShopHour.Of("477", Midnight.AddHours(hour), 2)));
        await tenant.Quantify(1, isCounterFirst ? Counter(49) : hours);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
        await tenant.Quantify(2, isCounterFirst ? hours : Counter(49));
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();

        Assert.Equal(48, tenant.Kpi(KpiDefinitions.Energy, "2014-10-17")!.Value);
        Assert.Equal(48, tenant.Kpi(KpiDefinitions.Energy, "2014-10-01", KpiResolution.Month)!.Value);
        Assert.Equal(48, tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Year, "2014-01-01")!.Value);
        Assert.Equal(
            [("energy", SeriesKind.Interval, 24), ("energy_register", SeriesKind.Register, 49)],
            tenant.Rows<SeriesRow>().OrderBy(s => s.Quantity, StringComparer.Ordinal).Select(s => (s.Quantity, s.Kind, tenant.Rows<ReadingRow>().Count(r => r.SeriesId == s.Id))));
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
    }

    [Fact]
    public async Task What_is_believed_of_an_hour_goes_over_from_the_counter_to_the_hours()
    {
        await tenant.Quantify(1, Counter(25));
        await tenant.Limit(new HourLimits(DateOnly.MinValue, Most: 3));
        await tenant.Quantify(2, TestRequest.OfShops([ShopHour.Of("477", Midnight, 2), ShopHour.Of("477", Midnight.AddHours(1), 30), ShopHour.Of("477", Midnight.AddHours(2), 2)]));
        await tenant.ComputeKpis();

        Assert.Equal(6, tenant.Kpi(KpiDefinitions.Energy, "2014-10-17")!.Value!.Value, 9);
    }

    [Fact]
    public async Task Hours_of_a_time_that_was_erased_took_the_counter_of_the_time_after_it_out_of_the_figures()
    {
        await tenant.Quantify(1, Counter(25));
        await tenant.Change(context => context.Add(new MeterAssignmentRow
        {
            TenantId = tenant.Id, MeterId = context.Set<MeterRow>().Single(meter => meter.Source == "477").Id, FromAt = Midnight.AddDays(-30), UntilAt = Midnight, ErasedAt = Midnight,
        }));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);

        await tenant.Quantify(2, ShopHour.Of("477", Midnight.AddHours(-5), 2));
        await tenant.ComputeKpis();

        Assert.Equal(0, tenant.Counts[1].Added);
        Assert.Equal(24, tenant.Kpi(KpiDefinitions.Energy, "2014-10-17")!.Value!.Value, 9);
    }

    [Fact]
    public async Task A_field_of_hours_that_a_meter_leaves_empty_does_not_take_its_counter_out_of_the_figures()
    {
        await tenant.Quantify(1, ShopHour.Of("477", Midnight, null, inside: 21));
        await tenant.Quantify(2, Counter(25));
        await tenant.ComputeKpis();

        Assert.Equal(24, tenant.Kpi(KpiDefinitions.Energy, "2014-10-17")!.Value!.Value, 9);
    }

    private static DateTimeOffset Midnight => When.Instant("2014-10-16T22:00:00Z");

    /// <summary>1 kWh an hour.</summary>
    private static byte[] Counter(int states) => TestRequest.OfHeads("001", "002", [.. Enumerable.Range(0, states).Select(hour => (
        "GW1", Midnight.AddHours(hour), new[] { ("ID_Meter_consumption", "477"), ("Consumer_measure", (8_650 + hour).ToString(System.Globalization.CultureInfo.InvariantCulture)) }))]);

    [Fact]
    public async Task A_value_that_was_estimated_and_is_now_measured_is_a_revision_even_when_it_is_the_same()
    {
        await tenant.Quantify(1, TestRequest.OfHeads("001", "003", ("SeasNve", Hour, MeterHour("477", Hour, "2.5", ("quality", "estimated")))));
        await tenant.ComputeKpis();
        await tenant.Quantify(2, TestRequest.OfHeads("001", "003", ("SeasNve", Hour, MeterHour("477", Hour, "2.5", ("quality", "measured")))));

        Assert.Equal((ReadingQuality.Measured, 2), tenant.Rows<ReadingRow>().Select(r => (r.Quality, r.Revision)).Single());
        Assert.Equal(ReadingQuality.Estimated, Assert.Single(tenant.Rows<ReadingRevisionRow>()).Quality);
        Assert.True(Assert.Single(tenant.Rows<DirtyPeriodRow>()).Corrects);
    }

    [Fact]
    public async Task The_estimated_hours_of_a_day_are_counted_in_its_kpi()
    {
        var midnight = When.Instant("2014-10-16T22:00:00Z");
        await tenant.Quantify(1, TestRequest.OfHeads("001", "003", [.. Enumerable.Range(0, 24).Select(i =>
            ("SeasNve", midnight, MeterHour("477", midnight.AddHours(i), "1", ("quality", i < 5 ? "estimated" : "measured"))))]));
        await tenant.ComputeKpis();

        var energy = tenant.Kpi(KpiDefinitions.Energy, "2014-10-17")!;
        Assert.Equal((24, 24, 24, 5), (energy.Value, energy.ExpectedIntervals, energy.ValidIntervals, energy.EstimatedIntervals));
    }

    [Fact]
    public async Task Values_of_a_meter_that_is_registered_no_more_are_left_out_and_the_others_stay()
    {
        await tenant.Quantify(1, ShopHour.Of("999", Hour, 1), ShopHour.Of("478", Hour, 2));
        Assert.Equal(2, Assert.Single(tenant.Rows<ReadingRow>()).Value);
    }

    private static (string, string)[] MeterHour(string meter, DateTimeOffset start, string? consumption, params (string, string)[] more) =>
    [
        ("ID_Meter_consumption", meter),
        ("measure_timestamp_start", start.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)),
        ("measure_timestamp_end", start.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)),
        .. consumption is null ? Array.Empty<(string, string)>() : [("consumption", consumption)],
        .. more,
    ];

    [Fact]
    public async Task A_message_without_a_mapping_parks_its_request_instead_of_losing_it()
    {
        var failure = await Assert.ThrowsAsync<UnusableMappingException>(() =>
            tenant.Quantify(1, TestRequest.OfHeads("009", "9", ("477", Hour, [("x", "1")]))));
        Assert.Contains("'009'", failure.Message);
    }

    [Fact]
    public async Task A_second_run_of_the_same_request_changes_nothing()
    {
        await tenant.Quantify(1, ShopHour.Of("477", Hour, 2.9833, 0.1, 20, 10));
        await tenant.Quantify(1, ShopHour.Of("477", Hour, 2.9833, 0.1, 20, 10));
        Assert.Equal(new ReadingCounts(0, 0, 4), tenant.Counts[1]);
        Assert.All(tenant.Rows<ReadingRow>(), r => Assert.Equal(1, r.Revision));
    }
}
