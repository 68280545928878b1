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
            SeriesId = series, StartAt = midnight, EndAt = midnight.AddDays(1), TenantId = tenant.Id, Value = 4.8, Quality = ReadingQuality.Measured,
            Revision = 1,
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
    public async Task An_evening_west_of_Greenwich_stays_told_when_the_days_judged_have_passed_it()
    {
        await using var tenant = await AnalysedTenant.Create("America/Bogota");
        var evening = AnalysedTenant.Today.AddDays(-FindAttention.JudgedDays - 1);
        await tenant.Add("shop", "energy", "kW.h", "power", 150, (day, hour) =>
            AnalysedTenant.Used(day, hour, 1) + (day == evening && hour is >= 20 and < 23 ? 12 : 0));
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

    /// <summary>Water by day, none at night, until it never stops.</summary>
    private static double Leaking(DateOnly day, int hour) => (hour is >= 1 and < 6 ? 0 : 0.2 + (hour % 3 * 0.1)) + (day >= LeakBegan ? 0.05 : 0);
}
