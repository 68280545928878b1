using System.Globalization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>A meter of 3 kWh an hour whose unit or multiplier becomes another one on 4 July at 10 o'clock, from its registration to its figures.</summary>
public class ChangedUnitTests : IAsyncLifetime
{
    private const int Days = 7;
    private const int ChangedAt = (3 * 24) + 10;

    private static readonly DateTimeOffset Start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Theory]
    [InlineData("MW.h", 0.001)]
    [InlineData("MJ", 3.6)]
    [InlineData("W.h", 1000)]
    public async Task A_new_version_of_messages_may_name_another_unit_and_the_figures_go_on(string unit, double factor)
    {
        await Schema("1", "kW.h");
        await Schema("2", unit);
        await tenant.Quantify(1, Hours("1", 0, ChangedAt, 3));
        await tenant.Quantify(2, Hours("2", ChangedAt, Days * 24, 3 * factor));
        await Compute();

        AssertWhole();
        Assert.All(tenant.Rows<ReadingRow>(), reading => Assert.Equal(3, reading.Value, 9));
        Assert.Equal("kW.h", Assert.Single(tenant.Rows<SeriesRow>()).Unit);
    }

    [Fact]
    public async Task Messages_of_the_old_unit_that_come_late_count_in_it()
    {
        await Schema("1", "kW.h");
        await Schema("2", "MJ");
        await tenant.Quantify(1, Hours("2", ChangedAt, Days * 24, 10.8));
        await tenant.Quantify(2, Hours("1", 0, ChangedAt, 3));
        await Compute();

        AssertWhole();
    }

    [Fact]
    public async Task A_meter_that_tells_another_unit_in_the_same_messages_is_multiplied_from_then_on()
    {
        await Schema("1", "kW.h");
        await tenant.Quantify(1, [.. Hours("1", 0, ChangedAt, 3)]);
        await tenant.Quantify(2, Hours("1", ChangedAt, Days * 24, 0.003));
        await Compute();
        Assert.Equal(30 + (14 * 0.003), Day("2019-07-04"), 9);

        await Set(new MeterSettingEntry("477", Start.AddHours(ChangedAt), 1000, null, null, FeedsIn: false, IsReplacement: false, "it counts megawatt hours"));
        await Compute();

        AssertWhole();
        Assert.Equal(0.003, tenant.Rows<ReadingRow>().Min(reading => reading.Value), 9);
    }

    [Fact]
    public async Task A_figure_that_a_late_setting_changed_says_was_and_now()
    {
        await Schema("1", "kW.h");
        await tenant.Quantify(1, Hours("1", 0, Days * 24, 0.1));
        await Compute();

        await Set(new MeterSettingEntry("477", Start, 30, null, null, FeedsIn: false, IsReplacement: false, "transformer 150/5"));
        await Compute();

        AssertWhole();
        var correction = Assert.Single(
            tenant.Rows<KpiCorrectionRow>(),
            one => one.DefinitionId == KpiDefinitions.Energy.Id && one.Resolution == KpiResolution.Day && one.PeriodStart == When.Day("2019-07-02"));
        Assert.Equal((2.4, 72), (Math.Round(correction.Was!.Value, 9), Math.Round(correction.Now!.Value, 9)));
    }

    [Fact]
    public async Task A_counter_is_replaced_by_one_of_another_unit_that_begins_anew()
    {
        await Set(new MeterSettingEntry("477", Start.AddHours(ChangedAt), 1000, null, null, FeedsIn: false, IsReplacement: true, "new meter counts megawatt hours"));
        await tenant.Quantify(1, Counter(0, ChangedAt - 1, hour => 8_000 + (3 * hour)));
        await tenant.Quantify(2, Counter(ChangedAt, (Days * 24) + 1, hour => 0.5 + (0.003 * (hour - ChangedAt))));
        await tenant.EstimateNothing();
        await Compute();

        Assert.Equal(72, Day("2019-07-03"), 6);
        Assert.Equal(72, Day("2019-07-05"), 6);
        // Between the last reading of the old one, at 8 o'clock, and the first of the new one nothing is known.
        var changed = tenant.Kpi(KpiDefinitions.Energy, "2019-07-04")!;
        Assert.Equal((66, 22, 24), (Math.Round(changed.Value!.Value, 6), changed.ValidIntervals, changed.ExpectedIntervals));
    }

    [Fact]
    public async Task A_multiplier_changes_what_a_counter_counts_from_its_instant_on()
    {
        await tenant.Quantify(1, Counter(0, (Days * 24) + 1, hour => hour <= ChangedAt ? 100 + (0.1 * hour) : 100 + (0.1 * ChangedAt) + (0.05 * (hour - ChangedAt))));
        await Set(new MeterSettingEntry("477", Start.AddDays(-1), 30, null, null, FeedsIn: false, IsReplacement: false, "transformer 150/5"));
        await Set(new MeterSettingEntry("477", Start.AddHours(ChangedAt), 60, null, null, FeedsIn: false, IsReplacement: false, "transformer 300/5"));
        await Compute();

        AssertWhole();
    }

    private static string Number(double value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    private static string Time(int hour) => Start.AddHours(hour).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static byte[] Hours(string version, int from, int to, double value) => TestRequest.OfHeads("UNIT", version, [.. Enumerable.Range(from, to - from).Select(
        hour => ("477", Start.AddHours(hour), new[] { ("begin", Time(hour)), ("end", Time(hour + 1)), ("use", Number(value)) }))]);

    private static byte[] Counter(int from, int to, Func<int, double> state) => TestRequest.OfHeads("001", "002", [.. Enumerable.Range(from, to - from).Select(
        hour => ("GW1", Start.AddHours(hour), new[] { ("ID_Meter_consumption", "477"), ("Consumer_measure", Number(state(hour))) }))]);

    private async Task Schema(string version, string unit)
    {
        var put = await tenant.Platform.Get<ISchemaCatalogue>().Put(
            new SchemaDraft(
                "20", "UNIT", version,
                """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence><xs:element name="begin" type="xs:dateTime"/><xs:element name="end" type="xs:dateTime"/><xs:element name="use" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>""",
                $$"""{"meterField":null,"startField":"begin","endField":"end","fields":[{"field":"use","quantity":"energy","unit":"{{unit}}","kind":"interval","medium":"power"}]}"""),
            Cancellation);
        Assert.Equal(AdministrationOutcome.Done, put.Outcome);
        tenant.Platform.Get<ChangeWatch>().Look();
    }

    private async Task Set(MeterSettingEntry setting)
    {
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Platform.Get<IMeterSettings>().Set("20", setting, Cancellation)).Outcome);
        tenant.Platform.Get<ChangeWatch>().Look();
    }

    private async Task Compute()
    {
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
    }

    private double Day(string day) => tenant.Kpi(KpiDefinitions.Energy, day)!.Value!.Value;

    private void AssertWhole()
    {
        Assert.All(Enumerable.Range(1, Days), day => Assert.Equal(72, Day($"2019-07-0{day}"), 6));
        Assert.Equal(Days * 72, tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-01")!.Value!.Value, 6);
        Assert.Equal(3, tenant.PeriodKpi(PeriodKpiDefinitions.Peak, KpiResolution.Week, "2019-07-01", KpiMedium.Power)!.Value!.Value, 6);
    }
}
