using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.People;

/// <summary>Key figures of what the person's meters belong to. Those of days and weeks are erased: they show how somebody lives. Those of
/// months and years stay, as figures of a place without a person: the district's sums stand on them. Where the place has meters of others, its
/// figures are not the person's: they are not handed out, and are computed anew from what the others measured.</summary>
internal sealed class FiguresOfPerson(IUrbGradeContexts contexts, ICommitQueue commits, StaleMarks stale) : IPersonalRecords
{
    private const string Name = "figures";

    public int Order => 30;

    public IEnumerable<PersonalTable> Read(Person person) =>
    [
        new(
            Name, "Key figures of the periods that touch the time in which the meters were yours.",
            ["meter", "figure", "period", "starts_on", "value", "unit", "status"], Rows(person)),
    ];

    public async Task<PersonalCount> Count(Person person, CancellationToken cancellation)
    {
        var count = 0L;
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            var time = Time(person, meter);
            count += await WeeksOfMeter(database, meter, time.Monday, time.Last).LongCountAsync(cancellation);
            if (!meter.IsBesideOthers)
            {
                count += await Days(database, meter, time.First, time.Last).LongCountAsync(cancellation)
                    + await Weeks(database, meter, time.Monday, time.Last).LongCountAsync(cancellation);
            }
        }

        return new PersonalCount(Name, count);
    }

    public async Task<PersonalCount> Erase(Person person, CancellationToken cancellation)
    {
        var erased = 0L;
        foreach (var meter in person.Meters)
        {
            erased += await commits.Commit(session => Erase(session, person, meter), cancellation);
        }

        // Not before all of it is gone: a day that is marked is computed from whatever is there.
        foreach (var meter in person.Meters)
        {
            var time = Time(person, meter);
            await commits.Commit(session => stale.DaysOfAsset(session, person.TenantId, meter.AssetId, time.First, time.Last.AddDays(1)), cancellation);
        }

        return new PersonalCount(Name, erased);
    }

    private int Erase(IWriteSession session, Person person, PersonMeter meter)
    {
        using var database = contexts.Write(TenantScope.Of(person.TenantId), session);
        var time = Time(person, meter);
        var series = meter.Series.Select(s => s.Id).ToList();

        // What waits to be computed, or is marked for another reason, would be computed from nothing.
        database.Set<DirtyPeriodRow>().Where(d => series.Contains(d.SeriesId) && d.LocalDay >= time.First && d.LocalDay <= time.Last).ExecuteDelete();
        database.Set<SeriesDayRow>().Where(d => series.Contains(d.SeriesId) && d.LocalDay >= time.FirstWhole && d.LocalDay <= time.LastWhole).ExecuteDelete();
        CorrectedWeeks(database, KpiScope.Meter, meter.MeterId, time.Monday, time.Last).ExecuteDelete();
        var erased = WeeksOfMeter(database, meter, time.Monday, time.Last).ExecuteDelete();

        // Sums with others that cannot be computed any more tell about nobody.
        var (first, monday) = meter.IsBesideOthers ? (stale.Kept(person.TenantId, time.First), stale.Kept(person.TenantId, time.Monday)) : (time.First, time.Monday);
        database.Set<KpiCorrectionRow>().Where(c => c.AssetId == meter.AssetId && c.Resolution == KpiResolution.Day && c.PeriodStart >= first && c.PeriodStart <= time.Last)
            .ExecuteDelete();
        CorrectedWeeks(database, KpiScope.Asset, meter.AssetId, monday, time.Last).ExecuteDelete();
        var ofAsset = Days(database, meter, first, time.Last).ExecuteDelete() + Weeks(database, meter, monday, time.Last).ExecuteDelete();
        return meter.IsBesideOthers ? erased : erased + ofAsset;
    }

    private async IAsyncEnumerable<object?[]> Rows(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            var time = Time(person, meter);
            var days = meter.IsBesideOthers ? AsyncEnumerable.Empty<object?[]>() : OfDays(database, meter, time, cancellation);
            await foreach (var row in days.Concat(OfPeriods(database, meter, time, cancellation)))
            {
                yield return row;
            }
        }
    }

    private static async IAsyncEnumerable<object?[]> OfPeriods(
        UrbGradeContext database, PersonMeter meter, PersonTime time, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (month, year) = (LocalCalendar.MonthOf(time.First), new DateOnly(time.First.Year, 1, 1));
        var rows = from kpi in database.Set<PeriodKpiRow>().AsNoTracking()
                   join definition in database.Set<KpiDefinitionRow>() on kpi.DefinitionId equals definition.Id
                   where (!meter.IsBesideOthers && kpi.Scope == KpiScope.Asset && kpi.ScopeId == meter.AssetId || kpi.Scope == KpiScope.Meter && kpi.ScopeId == meter.MeterId)
                       && kpi.PeriodStart <= time.Last
                       && kpi.PeriodStart >= (kpi.Resolution == KpiResolution.Week ? time.Monday : kpi.Resolution == KpiResolution.Month ? month : year)
                   orderby kpi.Resolution, kpi.PeriodStart, definition.Id, kpi.Medium
                   select new { kpi, definition.Name, definition.Unit };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var name = row.kpi.Medium == KpiMedium.All ? row.Name : $"{row.Name}, {row.kpi.Medium.ToString().ToLowerInvariant()}";
            yield return Told(meter, name, row.kpi.Resolution, row.kpi.PeriodStart, row.kpi.Value, row.Unit, row.kpi.Status);
        }
    }

    private static async IAsyncEnumerable<object?[]> OfDays(
        UrbGradeContext database, PersonMeter meter, PersonTime time, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var year = new DateOnly(time.First.Year, 1, 1);
        var rows = from kpi in database.Set<KpiRow>().AsNoTracking()
                   join definition in database.Set<KpiDefinitionRow>() on kpi.DefinitionId equals definition.Id
                   where kpi.AssetId == meter.AssetId && kpi.PeriodStart <= time.Last
                       && kpi.PeriodStart >= (kpi.Resolution == KpiResolution.Day ? time.First : year)
                   orderby kpi.Resolution, kpi.PeriodStart, definition.Id
                   select new { kpi, definition.Name, definition.Unit };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return Told(meter, row.Name, row.kpi.Resolution, row.kpi.PeriodStart, row.kpi.Value, row.Unit, row.kpi.Status);
        }
    }

    private static object?[] Told(PersonMeter meter, string name, KpiResolution resolution, DateOnly start, double? value, string unit, KpiStatus status) =>
        [meter.Source, name, resolution.ToString().ToLowerInvariant(), start.ToString("O", null), value, unit, status.ToString()];

    private static IQueryable<KpiRow> Days(UrbGradeContext database, PersonMeter meter, DateOnly first, DateOnly last) => database.Set<KpiRow>()
        .Where(k => k.AssetId == meter.AssetId && k.Resolution == KpiResolution.Day && k.PeriodStart >= first && k.PeriodStart <= last);

    private static IQueryable<PeriodKpiRow> Weeks(UrbGradeContext database, PersonMeter meter, DateOnly monday, DateOnly last) => database.Set<PeriodKpiRow>()
        .Where(k => k.Scope == KpiScope.Asset && k.ScopeId == meter.AssetId && k.Resolution == KpiResolution.Week && k.PeriodStart >= monday && k.PeriodStart <= last);

    private static IQueryable<PeriodKpiRow> WeeksOfMeter(UrbGradeContext database, PersonMeter meter, DateOnly monday, DateOnly last) => database.Set<PeriodKpiRow>()
        .Where(k => k.Scope == KpiScope.Meter && k.ScopeId == meter.MeterId && k.Resolution == KpiResolution.Week && k.PeriodStart >= monday && k.PeriodStart <= last);

    private static IQueryable<PeriodKpiCorrectionRow> CorrectedWeeks(UrbGradeContext database, KpiScope scope, int id, DateOnly monday, DateOnly last) =>
        database.Set<PeriodKpiCorrectionRow>()
            .Where(c => c.Scope == scope && c.ScopeId == id && c.Resolution == KpiResolution.Week && c.PeriodStart >= monday && c.PeriodStart <= last);

    private static PersonTime Time(Person person, PersonMeter meter)
    {
        var calendar = LocalCalendar.Of(person.Zone);
        var (first, last) = (calendar.DayOf(meter.From), calendar.DayOf(meter.Until.AddMilliseconds(-1)));
        return new PersonTime(
            first, last, AssetYear.MondayOf(first),
            calendar.FirstWhole(meter.From), calendar.InstantOf(last.AddDays(1)) > meter.Until ? last.AddDays(-1) : last);
    }

    /// <summary>Local days that a meter's time touches, the Monday of its first week, and the days that lie whole in it.</summary>
    private readonly record struct PersonTime(DateOnly First, DateOnly Last, DateOnly Monday, DateOnly FirstWhole, DateOnly LastWhole);
}
