using System.Globalization;
using CsCheck;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>Meter 477 sends the states of its counter once a day, once a month or whenever somebody reads it.</summary>
public class SeldomReadCountersTests
{
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly First = When.Day("2026-02-01");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_that_is_read_at_both_ends_has_its_energy_and_no_shape()
    {
        await using var tenant = await Tenant();
        var march = Madrid.InstantOf(When.Day("2026-03-01"));
        await tenant.Quantify(1, Counter((march, 1_000), (Madrid.InstantOf(When.Day("2026-04-01")), 1_743)));
        await tenant.Quantify(2, Enumerable.Range(0, 743).Select(hour => ShopHour.Of("478", march.AddHours(hour), 1 + (hour % 24 * 0.1), 0.2)));
        await Compute(tenant);

        var month = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Month, "2026-03-01", KpiMedium.Power)!;
        Assert.Equal((743.0, 743, 743, KpiStatus.Ok), (Math.Round(month.Value!.Value, 6), month.ValidIntervals, month.EstimatedIntervals, month.Status));
        Assert.Equal(23, tenant.Kpi(KpiDefinitions.Energy, "2026-03-29")!.Value!.Value, 6);
        var energy = tenant.Rows<SeriesRow>().Single(series => series.Kind == SeriesKind.Register).Id;
        Assert.Equal(VecRule.Bit(VecRule.SumOnly), tenant.Rows<SeriesDayRow>().Single(day => day.SeriesId == energy && day.LocalDay == When.Day("2026-03-10")).Rules);
        foreach (var shape in new[] { PeriodKpiDefinitions.Peak, PeriodKpiDefinitions.BaseLoad, PeriodKpiDefinitions.LoadFactor, PeriodKpiDefinitions.NightDay })
        {
            Assert.Null(tenant.PeriodKpi(shape, KpiResolution.Month, "2026-03-01", KpiMedium.Power)?.Value);
            Assert.NotNull(tenant.PeriodKpi(shape, KpiResolution.Month, "2026-03-01", KpiMedium.Power, "478")!.Value);
        }

        var hours = await tenant.Platform.Get<IPeriodFigures>().Of("20", KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Hour, When.Day("2026-03-10"), Cancellation);
        Assert.DoesNotContain(hours, hour => hour.Value is not null);
    }

    [Fact]
    public async Task A_state_that_comes_late_moves_the_energy_of_the_days_of_its_gap_and_of_those_beside_it()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter(State(0, 100), State(10, 340), State(20, 580)));
        await Compute(tenant);
        Assert.Equal(24, Day(tenant, 3), 6);

        await tenant.Quantify(2, Counter(State(5, 150)));
        await Compute(tenant);
        Assert.Equal([10.0, 38, 24], new[] { 3, 8, 15 }.Select(day => Math.Round(Day(tenant, day), 6)));
    }

    [Fact]
    public async Task The_next_state_shows_that_one_was_a_slip_and_corrects_the_days_before_it()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter(State(0, 100), State(10, 340), State(20, 3_000)));
        await Compute(tenant);
        Assert.Equal(266, Day(tenant, 15), 6);

        await tenant.Quantify(2, Counter(State(30, 820)));
        await Compute(tenant);
        Assert.Equal([24.0, 24, 24], new[] { 3, 15, 25 }.Select(day => Math.Round(Day(tenant, day), 6)));
    }

    /// <summary>The revised state stands at the midnight between two days; the first of them is computed again for
    /// another reason before both are written.</summary>
    [Fact]
    public async Task A_day_that_is_marked_again_while_it_is_computed_loses_no_day_of_the_gap_beside_the_next_one()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter(State(0, 100), State(10, 340), State(20, 580)));
        await Compute(tenant);
        await tenant.Quantify(2, Counter(State(20, 820)));
        var computed = await tenant.Platform.Get<KpiComputation>().Next(tenant.Id, 1_000, Cancellation);
        await Again(tenant, First.AddDays(19), First.AddDays(20));
        await tenant.Platform.Queue.Commit(session => tenant.Platform.Get<KpiWriter>().Write(session, tenant.Id, computed), Cancellation);
        await Compute(tenant);

        Assert.Equal([24.0, 48], new[] { 3, 15 }.Select(day => Math.Round(Day(tenant, day), 6)));
    }

    /// <summary>Each of the two states lies at both ends of a gap that the other one has a say in.</summary>
    [Fact]
    public async Task The_days_of_a_message_are_not_marked_again_by_the_gaps_between_them()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter(State(0, 100), State(10, 340), State(20, 580)));
        var own = tenant.Rows<DirtyPeriodRow>().Select(row => row.LocalDay).ToHashSet();
        var computed = await tenant.Platform.Get<KpiComputation>().Next(tenant.Id, 1_000, Cancellation);
        foreach (var day in computed)
        {
            await tenant.Platform.Queue.Commit(session => tenant.Platform.Get<KpiWriter>().Write(session, tenant.Id, [day]), Cancellation);
        }

        var left = tenant.Rows<DirtyPeriodRow>().Select(row => row.LocalDay).Order().ToList();
        Assert.Contains(First.AddDays(10), own);
        Assert.Equal(Enumerable.Range(0, 20).Select(day => First.AddDays(day)).Where(day => !own.Contains(day)), left);
        await Compute(tenant);
        Assert.Equal(Enumerable.Repeat(24.0, 20), Enumerable.Range(0, 20).Select(day => Math.Round(Day(tenant, day), 6)));
    }

    [Fact]
    public async Task A_revised_state_that_waits_while_a_tariff_changes_moves_the_days_of_its_gap_all_the_same()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter(State(0, 100), State(10, 340), State(20, 580)));
        await Compute(tenant);
        await tenant.Quantify(2, Counter(State(20, 820)));
        await Again(tenant, First.AddDays(19), First.AddDays(30));
        await Compute(tenant);

        Assert.Equal([24.0, 48], new[] { 3, 15 }.Select(day => Math.Round(Day(tenant, day), 6)));
    }

    [Fact]
    public async Task A_device_that_was_replaced_a_month_ago_takes_back_what_was_laid_over_the_exchange()
    {
        await using var tenant = await Tenant();
        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Id);
        await tenant.Quantify(1, Counter(State(0, 100), State(10, 340), State(20, 580), State(30, 820)));
        await Compute(tenant);
        Assert.Equal(24, Day(tenant, 15), 6);

        var replaced = new MeterSettingEntry("477", Madrid.InstantOf(First.AddDays(12)), 1, null, null, FeedsIn: false, IsReplacement: true, "work order 12");
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Platform.Get<IMeterSettings>().Set("20", replaced, Cancellation)).Outcome);
        await Compute(tenant);
        Assert.Equal([24.0, 24], new[] { 3, 25 }.Select(day => Math.Round(Day(tenant, day), 6)));
        Assert.All(new[] { 11, 15 }, day => Assert.Null(tenant.Kpi(KpiDefinitions.Energy, $"{First.AddDays(day):yyyy-MM-dd}")?.Value));
    }

    /// <summary>A week without readings between days of hourly ones: no like days are known, so that the sum alone is.</summary>
    [Fact]
    public async Task A_gap_of_an_hourly_counter_that_is_not_estimated_keeps_its_sum()
    {
        await using var tenant = await Tenant();
        (DateTimeOffset, double) Hour(int hour) => (Madrid.InstantOf(First).AddHours(hour), 500.0 + hour);
        await tenant.Quantify(1, Counter([.. Enumerable.Range(0, 25).Select(Hour), .. Enumerable.Range(5 * 24, 25).Select(Hour)]));
        await Compute(tenant);
        Assert.Equal(Enumerable.Repeat(24.0, 6), Enumerable.Range(0, 6).Select(day => Math.Round(Day(tenant, day), 6)));
        Assert.Equal(0xFFFFFF, tenant.Rows<SeriesDayRow>().Single(day => day.LocalDay == First.AddDays(2)).EstimatedHours);
    }

    /// <summary>An earlier release computed the days alone that had a state.</summary>
    [Fact]
    public async Task Days_of_gaps_that_nobody_computed_are_computed_when_everything_is_computed_anew()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter(State(0, 100), State(10, 340), State(20, 580)));
        await Compute(tenant);
        await tenant.Change(database =>
        {
            var states = new[] { First, First.AddDays(10), First.AddDays(20) };
            database.RemoveRange(database.Set<SeriesDayRow>().Where(day => !states.Contains(day.LocalDay)));
            database.RemoveRange(database.Set<KpiRow>());
        });

        await Again(tenant, First, First.AddDays(30));
        await Compute(tenant);

        Assert.Equal(Enumerable.Repeat(24.0, 20), Enumerable.Range(0, 20).Select(day => Math.Round(Day(tenant, day), 6)));
    }

    /// <summary>Of a year of months the last three states before the cut stay.</summary>
    [Fact]
    public async Task The_states_before_a_gap_over_the_cut_of_retention_stay()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter([.. Enumerable.Range(0, 12).Select(month => State(30 * month, 100 + (720 * month)))]));
        await Compute(tenant);
        var fine = tenant.Platform.Get<IEnumerable<IStoredKind>>().Single(one => one.Kind == RetentionKind.FineReadings);
        var cut = Madrid.InstantOf(First.AddDays(200));
        Assert.Equal(4, await fine.Count(tenant.Id, cut, Cancellation));
        while (await fine.Next(tenant.Id, cut, 3, Cancellation) is { } delete)
        {
            await tenant.Platform.Queue.Commit(delete, Cancellation);
        }

        Assert.Equal([.. Enumerable.Range(4, 8).Select(month => 100.0 + (720 * month))], tenant.Rows<ReadingRow>().OrderBy(row => row.StartAt).Select(row => row.Value));
    }

    /// <summary>Each last message lays other hours over the days beside a gap, which is estimated, or is too long for it, by what lies beside it.</summary>
    [Fact]
    public async Task A_gap_beside_days_that_a_late_state_lays_otherwise_is_told_as_if_that_state_had_been_there_from_the_first()
    {
        (DateTimeOffset, double) At(string instant, double state) => (When.Instant($"{instant}Z"), state);
        await AssertMarkedAlike(
            Counter(At("2026-11-19T23:40", 903.139), At("2026-11-20T23:40", 936.939), At("2026-11-21T23:40", 933.091), At("2026-11-23T23:40", 959.347)),
            Counter(At("2026-09-06T18:29", 618.839)));
        await AssertMarkedAlike(
            Counter(At("2026-02-01T00:45", 837), At("2026-02-07T12:58", 0), At("2026-02-08T12:58", 22.296)),
            Counter(At("2026-02-09T12:58", 20.184), At("2026-04-14T22:28", 263.733)),
            Counter(At("2026-02-14T19:57", 0)));

        static async Task AssertMarkedAlike(params List<byte[]> requests)
        {
            int[] order = [.. Enumerable.Range(0, requests.Count)];
            Assert.Equal(await Content(order, requests, _ => false), await Content(order, requests, _ => true));
        }
    }

    /// <summary>From quarters to 70 days apart, over a change of the clock, with slips, a reset and revised states, cut
    /// into messages, delivered and computed in random order.</summary>
    [Fact]
    public async Task States_give_the_same_figures_in_whatever_order_they_come() =>
        await Gen.Int[0, 100_000].SampleAsync(async seed =>
        {
            var random = new Random(seed);
            List<byte[]> requests = [.. Drawn(random).Chunk(random.Next(1, 8)).Select(states => Counter(states))];
            var inOrder = await Content([.. Enumerable.Range(0, requests.Count)], requests, _ => false);
            Assert.NotEmpty(inOrder);
            int[] order = [.. Enumerable.Range(0, requests.Count)];
            random.Shuffle(order);
            Assert.Equal(inOrder, await Content(order, requests, i => i % 2 == 0));
        }, iter: 4, threads: 1);

    private static List<(DateTimeOffset At, double State)> Drawn(Random random)
    {
        var states = new List<(DateTimeOffset At, double State)>();
        var (at, state, seldom) = (Madrid.InstantOf(First).AddMinutes(random.Next(120)), 500.0, true);
        for (var count = 34; count > 0; count--)
        {
            states.Add((at, Math.Round(random.Next(10) == 0 ? Math.Max(0, state + random.Next(-400, 400)) : state, 3)));
            seldom = random.Next(8) == 0 ? !seldom : seldom;
            var minutes = seldom ? random.Next(4) switch { 0 => random.Next(60, 70 * 24 * 60), 1 => random.Next(60, 10_000), _ => 24 * 60 } : 15 * random.Next(1, 13);
            at = at.AddMinutes(minutes);
            state = random.Next(25) == 0 ? 0 : state + (random.Next(0, 1_000) / 1000.0 * Math.Min(minutes / 60.0, 300));
        }

        // Some are said again, and otherwise.
        return [.. states, .. states.Where(_ => random.Next(8) == 0).Select(one => (one.At, one.State + random.Next(-3, 4)))];
    }

    private static async Task<string> Content(int[] order, List<byte[]> requests, Func<int, bool> computesAfter)
    {
        await using var tenant = await Tenant();
        foreach (var request in order)
        {
            await tenant.Quantify(request + 1, requests[request]);
            if (computesAfter(request))
            {
                await Compute(tenant);
            }
        }

        await Compute(tenant);
        return string.Join('\n', tenant.Rows<CheckedHourRow>().OrderBy(hour => hour.StartAt).Select(
                hour => string.Create(CultureInfo.InvariantCulture, $"{hour.StartAt:O} {hour.Value:R} {hour.Flags} {hour.Rule} {hour.Method}")))
            + string.Join('\n', tenant.Rows<SeriesDayRow>().Where(day => day.ValidHours + day.FilledHours != 0).Select(
                day => string.Create(CultureInfo.InvariantCulture, $"{day.LocalDay:O} {day.ValidHours} {day.EstimatedHours} {day.FilledHours} {day.RejectedHours} {day.Rules}")).Order(StringComparer.Ordinal))
            + string.Join('\n', tenant.Rows<KpiRow>().Where(kpi => kpi.ValidIntervals > 0).OrderBy(kpi => (kpi.DefinitionId, kpi.Resolution, kpi.PeriodStart)).Select(
                kpi => string.Create(CultureInfo.InvariantCulture, $"{kpi.DefinitionId} {kpi.Resolution} {kpi.PeriodStart:O} {kpi.Value:R} {kpi.ValidIntervals} {kpi.EstimatedIntervals}")))
            + string.Join('\n', tenant.Rows<PeriodKpiRow>().Where(kpi => kpi.Value is not null).OrderBy(kpi => (kpi.DefinitionId, kpi.Medium, kpi.Scope, kpi.ScopeId, kpi.Resolution, kpi.PeriodStart))
                .Select(kpi => string.Create(CultureInfo.InvariantCulture, $"{kpi.DefinitionId} {kpi.Medium} {kpi.Scope} {kpi.Resolution} {kpi.PeriodStart:O} {kpi.Value:R} {kpi.ValidIntervals}")));
    }

    private static async Task Compute(QuantifiedTenant tenant)
    {
        do
        {
            await tenant.ComputeKpis();
        }
        while (tenant.Rows<DirtyPeriodRow>().Count > 0);

        await tenant.ComputePeriods();
    }

    /// <summary>As a change of something else than readings does.</summary>
    private static Task Again(QuantifiedTenant tenant, DateOnly from, DateOnly to) => tenant.Platform.Queue.Commit(
        session =>
        {
            tenant.Platform.Get<StaleMarks>().Days(session, tenant.Id, from, to);
            return true;
        },
        Cancellation);

    private static async Task<QuantifiedTenant> Tenant()
    {
        var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        return tenant;
    }

    private static (DateTimeOffset At, double State) State(int day, double state) => (Madrid.InstantOf(First.AddDays(day)), state);

    private static double Day(QuantifiedTenant tenant, int day) => tenant.Kpi(KpiDefinitions.Energy, $"{First.AddDays(day):yyyy-MM-dd}")!.Value!.Value;

    private static byte[] Counter(params IEnumerable<(DateTimeOffset At, double State)> states) => TestRequest.OfHeads("001", "002", [.. states.Select(
        one => ("GW1", one.At, new[] { ("ID_Meter_consumption", "477"), ("Consumer_measure", one.State.ToString("0.######", CultureInfo.InvariantCulture)) }))]);
}
