using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.People;

/// <summary>Key figures of what the person's meters belong to. Those of days and weeks are erased: they show how somebody lives. Those of
/// months and years stay, as figures of a place without a person: the district's sums stand on them.</summary>
internal sealed class FiguresOfPerson(IUrbGradeContexts contexts, ICommitQueue commits) : IPersonalRecords
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
            count += await Days(database, person, meter).LongCountAsync(cancellation) + await Weeks(database, person, meter).LongCountAsync(cancellation);
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

        return new PersonalCount(Name, erased);
    }

    private int Erase(IWriteSession session, Person person, PersonMeter meter)
    {
        using var database = contexts.Write(TenantScope.Of(person.TenantId), session);
        var (first, last) = Span(person, meter);
        var series = meter.Series.Select(s => s.Id).ToList();

        // What waits to be computed would be computed from nothing.
        database.Set<DirtyPeriodRow>().Where(d => series.Contains(d.SeriesId) && d.LocalDay >= first && d.LocalDay <= last).ExecuteDelete();
        database.Set<KpiCorrectionRow>().Where(c => c.AssetId == meter.AssetId && (c.Resolution == KpiResolution.Day || c.Resolution == KpiResolution.Week) && c.PeriodStart >= first && c.PeriodStart <= last)
            .ExecuteDelete();
        var monday = AssetYear.MondayOf(first);
        database.Set<PeriodKpiCorrectionRow>()
            .Where(c => (c.Scope == KpiScope.Asset && c.ScopeId == meter.AssetId || c.Scope == KpiScope.Meter && c.ScopeId == meter.MeterId)
                && c.Resolution == KpiResolution.Week && c.PeriodStart >= monday && c.PeriodStart <= last).ExecuteDelete();
        return Days(database, person, meter).ExecuteDelete() + Weeks(database, person, meter).ExecuteDelete();
    }

    private async IAsyncEnumerable<object?[]> Rows(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in OfDays(person, cancellation).Concat(OfPeriods(person, cancellation)))
        {
            yield return row;
        }
    }

    private async IAsyncEnumerable<object?[]> OfPeriods(Person person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            var (first, last) = Span(person, meter);
            var (monday, month, year) = (AssetYear.MondayOf(first), LocalCalendar.MonthOf(first), new DateOnly(first.Year, 1, 1));
            var rows = from kpi in database.Set<PeriodKpiRow>().AsNoTracking()
                       join definition in database.Set<KpiDefinitionRow>() on kpi.DefinitionId equals definition.Id
                       where (kpi.Scope == KpiScope.Asset && kpi.ScopeId == meter.AssetId || kpi.Scope == KpiScope.Meter && kpi.ScopeId == meter.MeterId)
                           && kpi.PeriodStart <= last
                           && kpi.PeriodStart >= (kpi.Resolution == KpiResolution.Week ? monday : kpi.Resolution == KpiResolution.Month ? month : year)
                       orderby kpi.Resolution, kpi.PeriodStart, definition.Id, kpi.Medium
                       select new { kpi, definition.Name, definition.Unit };
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                var name = row.kpi.Medium == KpiMedium.All ? row.Name : $"{row.Name}, {row.kpi.Medium.ToString().ToLowerInvariant()}";
                yield return
                [
                    meter.Source, name, row.kpi.Resolution.ToString().ToLowerInvariant(), row.kpi.PeriodStart.ToString("O", null),
                    row.kpi.Value, row.Unit, row.kpi.Status.ToString(),
                ];
            }
        }
    }

    private async IAsyncEnumerable<object?[]> OfDays(Person person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            var (first, last) = Span(person, meter);
            var year = new DateOnly(first.Year, 1, 1);
            var rows = from kpi in database.Set<KpiRow>().AsNoTracking()
                       join definition in database.Set<KpiDefinitionRow>() on kpi.DefinitionId equals definition.Id
                       where kpi.AssetId == meter.AssetId && kpi.PeriodStart <= last
                           && (kpi.Resolution == KpiResolution.Day || kpi.Resolution == KpiResolution.Week ? kpi.PeriodStart >= first : kpi.PeriodStart >= year)
                       orderby kpi.Resolution, kpi.PeriodStart, definition.Id
                       select new { kpi, definition.Name, definition.Unit };
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                yield return
                [
                    meter.Source, row.Name, row.kpi.Resolution.ToString().ToLowerInvariant(), row.kpi.PeriodStart.ToString("O", null),
                    row.kpi.Value, row.Unit, row.kpi.Status.ToString(),
                ];
            }
        }
    }

    private static IQueryable<KpiRow> Days(UrbGradeContext database, Person person, PersonMeter meter)
    {
        var (first, last) = Span(person, meter);
        return database.Set<KpiRow>().Where(k => k.AssetId == meter.AssetId && (k.Resolution == KpiResolution.Day || k.Resolution == KpiResolution.Week) && k.PeriodStart >= first && k.PeriodStart <= last);
    }

    /// <summary>Weeks that touch the time, of the asset and of the meter alone.</summary>
    private static IQueryable<PeriodKpiRow> Weeks(UrbGradeContext database, Person person, PersonMeter meter)
    {
        var (first, last) = Span(person, meter);
        var monday = AssetYear.MondayOf(first);
        return database.Set<PeriodKpiRow>().Where(k => (k.Scope == KpiScope.Asset && k.ScopeId == meter.AssetId || k.Scope == KpiScope.Meter && k.ScopeId == meter.MeterId)
            && k.Resolution == KpiResolution.Week && k.PeriodStart >= monday && k.PeriodStart <= last);
    }

    private static (DateOnly First, DateOnly Last) Span(Person person, PersonMeter meter)
    {
        var calendar = LocalCalendar.Of(person.Zone);
        return (calendar.DayOf(meter.From), calendar.DayOf(meter.Until.AddMilliseconds(-1)));
    }
}
