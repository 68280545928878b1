using System.Text.Json;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Analysis.Handlers;

public class FindAttentionTests
{
    private static readonly DateOnly LeakBegan = AnalysedTenant.Today.AddDays(-12);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_night_tells_what_leaks_once_however_often_it_runs()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("water-1", "volume", "m3", "water", 40, Leaking);
        await tenant.LookThrough();
        var first = Assert.Single(tenant.Rows<FindingRow>());
        await tenant.LookThrough();
        var again = Assert.Single(tenant.Rows<FindingRow>());

        Assert.Equal((FindingKind.WaterLeak, FindingScope.Series, FindingState.New), (again.Kind, again.Scope, again.State));
        Assert.Equal((first.Id, first.StartAt, first.FoundAt), (again.Id, again.StartAt, again.FoundAt));
        Assert.Null(again.EndAt);
        Assert.Equal(["found"], tenant.Rows<FindingTraceRow>().Select(trace => trace.What));
        var list = await tenant.Queries.List(new FindingFilter(), Cancellation);
        Assert.Equal(0.05, list.Items.Single().Numbers["flow"], 6);
        Assert.Equal((AnalysedTenant.Today, 1), (list.Until, list.Outcome["Judged"]));
        var details = await tenant.Queries.Find(again.Id, Cancellation);
        Assert.Contains(details!.Points, point => point.Measured == 0.05);
    }

    [Fact]
    public async Task Hours_of_its_evidence_that_are_known_as_a_sum_only_were_missing()
    {
        await using var tenant = await AnalysedTenant.Create();
        var day = LeakBegan.AddDays(-1);
        var series = await tenant.Add("water-1", "volume", "m3", "water", 40, (at, hour) => at == day ? double.NaN : Leaking(at, hour));
        var midnight = LocalCalendar.Of("Europe/Madrid").InstantOf(day);
        await tenant.Change(database => database.Add(new ReadingRow
        {
            SeriesId = series, StartAt = midnight, EndAt = midnight.AddDays(1), TenantId = tenant.Id, Value = 4.8, Quality = ReadingQuality.Measured, Revision = 1,
            RawRequestId = 1, LastRequestId = 1,
        }));
        await tenant.LookThrough();

        var details = await tenant.Queries.Find(tenant.Rows<FindingRow>().Single(row => row.Kind == FindingKind.WaterLeak).Id, Cancellation);

        var sums = details!.Points.Where(point => point.IsSumOnly).ToList();
        Assert.Equal((24, midnight), (sums.Count, sums[0].At));
        Assert.All(sums, point => Assert.Null(point.Measured));
    }

    [Fact]
    public async Task A_finding_tells_the_days_that_were_looked_at_and_the_hours_that_were_left_out()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("shop", "energy", "kW.h", "power", 100, (day, hour) => day == AnalysedTenant.Today.AddDays(-90) && hour < 5 ? double.NaN
            : day >= AnalysedTenant.Today.AddDays(-10) ? 4 + (hour % 5) : 2 + (hour % 5));

        await tenant.LookThrough();

        var level = (await tenant.Queries.List(new FindingFilter(Kind: FindingKind.DailyLevel), Cancellation)).Items.Single().Numbers;
        Assert.Equal(
            (AnalysedTenant.Today.AddDays(-100), AnalysedTenant.Today.AddDays(-1), AnalysedTenant.Today.AddDays(-35)), (Day("lookedFrom"), Day("lookedLast"), Day("judgedFrom")));
        Assert.Equal((2400.0, 5.0, 0.0), (level["lookedHours"], level["lookedLeftOut"], level["weather"]));

        DateOnly Day(string name) => DateOnly.FromDayNumber((int)level[name]);
    }

    [Fact]
    public async Task A_corrected_reading_withdraws_a_finding_and_another_one_brings_it_back()
    {
        await using var tenant = await AnalysedTenant.Create();
        var series = await tenant.Add("water-1", "volume", "m3", "water", 40, Leaking);
        await tenant.LookThrough();
        tenant.Platform.Clock.Advance(TimeSpan.FromMinutes(10));
        await tenant.Correct(series, AnalysedTenant.Today.AddDays(-6), 3, 0);
        await tenant.Review();

        Assert.NotNull(Assert.Single(tenant.Rows<FindingRow>()).WithdrawnAt);
        Assert.Empty((await tenant.Queries.List(new FindingFilter(), Cancellation)).Items);
        tenant.Platform.Clock.Advance(TimeSpan.FromMinutes(10));
        await tenant.Correct(series, AnalysedTenant.Today.AddDays(-6), 3, 0.05);
        await tenant.Review();
        await tenant.Review();

        Assert.Null(Assert.Single(tenant.Rows<FindingRow>()).WithdrawnAt);
        Assert.Equal(["found", "withdrawn", "returned"], tenant.Rows<FindingTraceRow>().OrderBy(trace => trace.Id).Select(trace => trace.What));
    }

    [Fact]
    public async Task A_false_alarm_raises_what_it_takes_until_somebody_takes_it_back()
    {
        await using var tenant = await AnalysedTenant.Create();
        var series = await tenant.Add("water-1", "volume", "m3", "water", 40, Leaking);
        await tenant.LookThrough();
        var id = tenant.Rows<FindingRow>().Single().Id;

        Assert.Equal(AdministrationOutcome.Invalid, (await tenant.Queries.SetState(id, FindingState.FalseAlarm, " ", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Queries.SetState(id, FindingState.FalseAlarm, "a fountain", Cancellation)).Outcome);
        var learned = Assert.Single(await tenant.Queries.Learned(Cancellation));
        Assert.Equal(1.25 * 12 / 7, learned.Factor, 6);
        Assert.Equal((series, 1, "operator@urbgrade.example"), (learned.ScopeId, learned.FalseAlarms, learned.ChangedBy));

        // What was told stays told; the same again, somewhere else in time, is not.
        await tenant.LookThrough();
        Assert.Null(tenant.Rows<FindingRow>().Single().WithdrawnAt);
        await tenant.Change(database => database.RemoveRange(database.Set<FindingRow>()));
        await tenant.LookThrough();
        Assert.Empty(tenant.Rows<FindingRow>());

        Assert.Equal(AdministrationOutcome.Done, (await tenant.Queries.Forget(learned.Kind, learned.Scope, learned.ScopeId, Cancellation)).Outcome);
        await tenant.LookThrough();
        Assert.Single(tenant.Rows<FindingRow>());
    }

    [Fact]
    public async Task Another_state_takes_back_what_a_false_alarm_taught()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("water-1", "volume", "m3", "water", 40, Leaking);
        await tenant.LookThrough();
        var id = tenant.Rows<FindingRow>().Single().Id;
        await tenant.Queries.SetState(id, FindingState.FalseAlarm, "a fountain", Cancellation);
        await tenant.Queries.SetState(id, FindingState.Explained, "no fountain there", Cancellation);

        Assert.Empty(tenant.Rows<FindingThresholdRow>());
        var details = await tenant.Queries.Find(id, Cancellation);
        Assert.Equal((FindingState.Explained, "no fountain there", 1.0), (details!.Item.State, details.Note, details.Factor));
        Assert.Equal(["found", "state", "state"], details.Traces.Select(trace => trace.What));
    }

    [Fact]
    public async Task All_meters_of_a_site_that_fall_silent_together_are_one_finding()
    {
        await using var tenant = await AnalysedTenant.Create();
        foreach (var meter in new[] { "power-1", "power-2", "power-3" })
        {
            await tenant.Add(meter, "energy", "kW.h", "power", 40, (day, hour) => day >= AnalysedTenant.Today.AddDays(-2) ? double.NaN : 1 + (hour / 24.0) + (day.DayNumber % 7));
        }

        await tenant.LookThrough();
        var silent = Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.Silence);
        Assert.Equal((FindingScope.Site, (DateTimeOffset?)null), (silent.Scope, silent.EndAt));
    }

    [Fact]
    public async Task A_meter_that_is_silent_for_ten_weeks_is_still_told_as_silent()
    {
        await using var tenant = await AnalysedTenant.Create();
        var died = AnalysedTenant.Today.AddDays(-70);
        var dead = await tenant.Add("dead", "energy", "kW.h", "power", 120, (day, hour) => day < died ? Used(day, hour, 1) : double.NaN);
        await tenant.Add("alive", "energy", "kW.h", "power", 120, (day, hour) => Used(day, hour, 1));
        await tenant.Add("seldom", "energy", "kW.h", "power", 120, (day, hour) => day < died && hour < 6 ? 1 : double.NaN);

        await tenant.LookThrough();

        var silent = Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.Silence);
        Assert.Equal((FindingScope.Series, dead, LocalCalendar.Of("Europe/Madrid").InstantOf(died)), (silent.Scope, silent.ScopeId, silent.StartAt));
        Assert.True(silent is { EndAt: null, WithdrawnAt: null });
    }

    [Fact]
    public async Task Lamps_that_are_out_for_five_months_are_still_told_as_out()
    {
        await using var tenant = await AnalysedTenant.Create();
        var broke = AnalysedTenant.Today.AddDays(-150);
        await tenant.Add("cabinet", "energy", "kW.h", "light", 230, (day, hour) =>
            (hour is < 22 and >= 5 ? 0.03 : day > broke || (day == broke && hour >= 22) ? 9 : 10) + (0.001 * (((day.DayNumber * 7) + (hour * 5)) % 11)));
        await tenant.Change(database => database.Set<AssetRow>().ToList().ForEach(asset => (asset.Latitude, asset.Longitude) = (43.18, -2.47)));
        await tenant.LookThrough(AnalysedTenant.Today.AddDays(-100));
        var first = Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.LampsOut);
        await tenant.LookThrough();

        var again = Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.LampsOut);
        Assert.Equal((first.Id, first.StartAt, (DateTimeOffset?)null), (again.Id, again.StartAt, again.EndAt));
        Assert.Null(again.WithdrawnAt);
        Assert.True(again.Excess < first.Excess - 500, $"{first.Excess} kWh and then {again.Excess} kWh");
    }

    [Theory]
    [InlineData(MeasureKind.Led, InterventionState.Done, true)]
    [InlineData(MeasureKind.Led, InterventionState.Scenario, false)]
    [InlineData(MeasureKind.Tariff, InterventionState.Done, false)]
    public async Task Half_a_load_that_is_missing_is_no_lamps_out_any_more_once_a_work_on_the_lamps_was_done(MeasureKind kind, InterventionState state, bool explains)
    {
        await using var tenant = await AnalysedTenant.Create();
        var changed = AnalysedTenant.Today.AddDays(-20);
        await tenant.Add("cabinet", "energy", "kW.h", "light", 100, (day, hour) =>
            (hour is < 22 and >= 5 ? 0.03 : day > changed || (day == changed && hour >= 22) ? 4.5 : 10) + (0.001 * (((day.DayNumber * 7) + (hour * 5)) % 11)));
        await tenant.Change(database => database.Set<AssetRow>().ToList().ForEach(asset => (asset.Latitude, asset.Longitude) = (43.18, -2.47)));
        await tenant.LookThrough();
        Assert.True(Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.LampsOut) is { EndAt: null, WithdrawnAt: null });

        await tenant.Change(database => database.Add(new InterventionRow
        {
            TenantId = tenant.Id, Title = "work", Kind = kind, State = state, Medium = "light", DoneOn = changed.AddDays(2), Responsible = "",
            CreatedBy = "",
        }));
        await tenant.Change(database => database.Add(new InterventionAssetRow
        {
            TenantId = tenant.Id, InterventionId = database.Set<InterventionRow>().Single().Id, AssetId = database.Set<AssetRow>().Single().Id,
        }));
        await tenant.LookThrough();

        Assert.Equal(explains, Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.LampsOut).WithdrawnAt is not null);
        Assert.Equal(explains, tenant.Rows<FindingRow>().Exists(row => row.Kind == FindingKind.PowerShift));
    }

    [Fact]
    public async Task An_evening_west_of_Greenwich_stays_told_when_the_days_judged_have_passed_it()
    {
        await using var tenant = await AnalysedTenant.Create("America/Bogota");
        var evening = AnalysedTenant.Today.AddDays(-FindAttention.JudgedDays - 1);
        await tenant.Add("shop", "energy", "kW.h", "power", 150, (day, hour) => Used(day, hour, 1) + (day == evening && hour is >= 20 and < 23 ? 12 : 0));
        await tenant.LookThrough(AnalysedTenant.Today.AddDays(-1));
        await tenant.LookThrough();

        var told = Assert.Single(tenant.Rows<FindingRow>(), row => row.Kind == FindingKind.UnusualHours);
        var midnight = LocalCalendar.Of("America/Bogota").InstantOf(evening);
        Assert.Equal((midnight.AddHours(20), (DateTimeOffset?)midnight.AddHours(23)), (told.StartAt, told.EndAt));
        Assert.Null(told.WithdrawnAt);
    }

    [Fact]
    public async Task Series_that_cannot_be_judged_are_counted_by_name()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("constant", "energy", "kW.h", "power", 40, (_, _) => 3.5);
        await tenant.Add("young", "energy", "kW.h", "power", 1, (_, hour) => hour);
        await tenant.Add("missing", "energy", "kW.h", "power", 40, (_, _) => double.NaN);
        await tenant.Add("nothing", "energy", "kW.h", "light", 40, (_, _) => 0);
        await tenant.Change(database => database.Set<AssetRow>().ToList().ForEach(asset => (asset.Latitude, asset.Longitude) = (43.18, -2.47)));

        await tenant.LookThrough();

        Assert.Equal(
            """{"Constant":2,"NoData":1,"TooShort":1}""",
            JsonSerializer.Serialize(JsonSerializer.Deserialize<SortedDictionary<string, int>>(tenant.Rows<AnalysisRunRow>().Single().Outcome)));
        Assert.DoesNotContain(tenant.Rows<FindingRow>(), row => row.Kind is not FindingKind.Silence);
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_of_it()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("water-1", "volume", "m3", "water", 40, Leaking);
        await tenant.LookThrough();
        var id = tenant.Rows<FindingRow>().Single().Id;
        tenant.Platform.Session.BecomeOperator(tenant.Id + 1);

        Assert.Null(await tenant.Queries.Find(id, Cancellation));
        Assert.Equal(AdministrationOutcome.NotFound, (await tenant.Queries.SetState(id, FindingState.Seen, null, Cancellation)).Outcome);
    }

    [Fact]
    public async Task Two_meters_that_were_swapped_are_told_as_such_and_once_however_often_the_night_looks()
    {
        await using var tenant = await AnalysedTenant.Create();
        var swapped = AnalysedTenant.Today.AddDays(-14);
        var large = await tenant.Add("large", "energy", "kW.h", "power", 120, (day, hour) => Used(day, hour, day < swapped ? 3 : 1));
        var small = await tenant.Add("small", "energy", "kW.h", "power", 120, (day, hour) => Used(day, hour, day < swapped ? 1 : 3));
        await tenant.Add("other", "energy", "kW.h", "power", 120, (day, hour) => Used(day, hour, 2));
        await tenant.LookThrough();
        await tenant.LookThrough();

        var told = tenant.Rows<FindingRow>().Where(row => row.Kind == FindingKind.Swapped).OrderBy(row => row.ScopeId).ToList();
        Assert.Equal([large, small], told.Select(row => row.ScopeId));
        Assert.All(told, row => Assert.True(row is { EndAt: null, WithdrawnAt: null }));
        Assert.InRange(DateOnly.FromDateTime(told[0].StartAt.UtcDateTime), swapped.AddDays(-2), swapped.AddDays(2));
        var item = (await tenant.Queries.List(new FindingFilter(Kind: FindingKind.Swapped), Cancellation)).Items.Single(one => one.Numbers["series"] == small);
        Assert.Equal(item.Numbers["now"], item.Numbers["other"], 0.2 * item.Numbers["other"]);
    }

    [Fact]
    public async Task Two_heat_meters_that_were_swapped_are_told_as_such_where_nobody_tells_their_season()
    {
        await using var tenant = await AnalysedTenant.Create();
        var swapped = AnalysedTenant.Today.AddDays(-14);
        var large = await tenant.Add("large", "energy", "kW.h", "heat", 120, (day, hour) => Used(day, hour, day < swapped ? 3 : 1));
        var small = await tenant.Add("small", "energy", "kW.h", "heat", 120, (day, hour) => Used(day, hour, day < swapped ? 1 : 3));
        await tenant.LookThrough();
        await tenant.LookThrough();

        var rows = tenant.Rows<FindingRow>();
        Assert.Equal([large, small], rows.Where(row => row.Kind == FindingKind.Swapped).Select(row => row.ScopeId).Order());
        Assert.DoesNotContain(rows, row => row.Kind is FindingKind.DailyLevel or FindingKind.UnusualHours);
    }

    [Fact]
    public async Task An_autumn_of_a_whole_town_without_a_thermometer_is_no_finding_and_the_house_that_leaves_it_is()
    {
        await using var tenant = await AnalysedTenant.Create();
        var (autumn, moved) = (AnalysedTenant.Today.AddDays(-28), AnalysedTenant.Today.AddDays(-12));
        var odd = 0;
        for (var house = 0; house < 7; house++)
        {
            var number = house;
            var series = await tenant.Add($"house-{number}", "energy", "kW.h", "heat", 120, (day, hour) =>
                (5 * (1 + ((1 - (0.02 * number)) * Math.Clamp((day.DayNumber - autumn.DayNumber) / 10.0, 0, 1))) * (number == 3 && day >= moved ? 1.6 : 1))
                + (0.05 * (((day.DayNumber * 7) + (hour * 5) + number) % 11)));
            odd = number == 3 ? series : odd;
        }

        await tenant.LookThrough();

        var rows = tenant.Rows<FindingRow>();
        Assert.Equal([odd], rows.Where(row => row.Kind == FindingKind.DailyLevel).Select(row => row.ScopeId));
        Assert.DoesNotContain(rows, row => row.Kind == FindingKind.UnusualHours && row.ScopeId != odd);
        var level = (await tenant.Queries.List(new FindingFilter(Kind: FindingKind.DailyLevel), Cancellation)).Items.Single().Numbers;
        Assert.Equal((0.0, 1.0), (level["weather"], level["peers"]));
        Assert.InRange(level["share"], 0.4, 0.8);
    }

    private static double Used(DateOnly day, int hour, double times) =>
        times * (2 + (hour is >= 8 and < 18 && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? 5 : 0) + (0.1 * (((day.DayNumber * 7) + (hour * 5)) % 11)));

    /// <summary>Water by day, none at night, until it never stops.</summary>
    private static double Leaking(DateOnly day, int hour) => (hour is >= 1 and < 6 ? 0 : 0.2 + (hour % 3 * 0.1)) + (day >= LeakBegan ? 0.05 : 0);
}
