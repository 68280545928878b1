using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

/// <summary>A period that runs: its figures are held against what is expected until now, as those are that follow each reading.</summary>
internal sealed class RunningPeriod
{
    private readonly DateOnly today;
    private readonly DateTimeOffset now;
    private readonly int days;
    private readonly int hours;
    private readonly int over;
    private readonly HoursOfToday told;
    private readonly ILookup<int, int>? members;

    private RunningPeriod(LocalCalendar calendar, DateOnly start, DateOnly end, DateTimeOffset now, HoursOfToday told, ILookup<int, int>? members)
    {
        (today, this.now) = (calendar.DayOf(now), now);
        (days, hours) = (end.DayNumber - start.DayNumber, calendar.HoursBetween(start, end));
        over = Math.Max(0, calendar.HoursBetween(start, today));
        (this.told, this.members) = (told, members);
    }

    /// <summary>Null for a period that is over.</summary>
    /// <param name="zone">Of the tenant.</param>
    /// <param name="scopeId">Null for all of the scope.</param>
    public static async Task<RunningPeriod?> Load(
        UrbGradeContext database, string zone, KpiScope scope, int? scopeId, PeriodLength length, DateOnly day, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var calendar = LocalCalendar.Of(zone);
        var (_, start, end) = PeriodFigures.Span(length, day);
        var today = calendar.DayOf(now);
        if (end <= today)
        {
            return null;
        }

        var members = await Members(database, scope, scopeId, cancellation);
        var told = await HoursOfToday.Load(database, start, end, today, OnlyAsset(scope, scopeId, members), cancellation);
        return new RunningPeriod(calendar, start, end, now, told, members);
    }

    /// <summary>Lets a figure of the period say what was expected of it until now; what people say has no hours, and what is of a whole year lacks what is to come.</summary>
    /// <param name="leastCoverage">Of its definition.</param>
    public void Judge(PeriodKpiRow row, double leastCoverage)
    {
        if (RecordFigures.KindOf(row.DefinitionId) is not null)
        {
            return;
        }

        if (PeriodKpiDefinitions.OfWholeYears.Contains(row.DefinitionId))
        {
            row.Status = KpiStatus.Insufficient;
            return;
        }

        row.ExpectedIntervals = ExpectedByNow.Of(row.ValidIntervals, row.ExpectedIntervals, Due(row));
        if (row.ExpectedIntervals == 0)
        {
            return;
        }

        row.Status = row.ValidIntervals >= leastCoverage * row.ExpectedIntervals ? KpiStatus.Ok : KpiStatus.Insufficient;
        if (row.DefinitionId == PeriodKpiDefinitions.Completeness.Id)
        {
            row.Value = 100.0 * row.ValidIntervals / row.ExpectedIntervals;
        }
    }

    private int Due(PeriodKpiRow row)
    {
        IReadOnlyList<int> assets = members is null ? [row.ScopeId] : [.. members[row.ScopeId]];
        var share = (double)over / hours;

        // Degree days and nights count days, and of those none that runs.
        if (row.ExpectedIntervals <= days * Math.Max(assets.Count, 1))
        {
            return (int)Math.Round(row.ExpectedIntervals * share);
        }

        // Only what follows each reading has days; the other figures are of hours in which there is energy.
        var daily = row.DefinitionId <= KpiDefinitions.Co2.Id ? row.DefinitionId : KpiDefinitions.Energy.Id;
        var computedAt = row.ComputedAt == default ? now : row.ComputedAt;

        // Meters that were taken away are expected until then; other figures count some hours of each day, as those of comfort do.
        var past = row.DefinitionId == daily && members is null ? over : (int)Math.Round(row.ExpectedIntervals * share);
        return past + assets.Sum(asset => told.In(asset, daily, today, computedAt));
    }

    /// <summary>The asset that all figures are of; null where they are of several.</summary>
    private static int? OnlyAsset(KpiScope scope, int? scopeId, ILookup<int, int>? members) =>
        members is null ? scopeId : scope == KpiScope.Meter && scopeId is { } meter ? (int?)members[meter].FirstOrDefault() : null;

    /// <summary>Null for assets, which are made of themselves.</summary>
    private static async Task<ILookup<int, int>?> Members(UrbGradeContext database, KpiScope scope, int? scopeId, CancellationToken cancellation) => scope switch
    {
        KpiScope.Asset => null,
        KpiScope.Meter => (await database.Set<MeterRow>().Where(meter => scopeId == null || meter.Id == scopeId).Select(meter => new { meter.Id, meter.AssetId })
            .ToListAsync(cancellation)).ToLookup(meter => meter.Id, meter => meter.AssetId),
        _ => (await PeriodMembers.Groups(database, scope, scopeId, cancellation)).SelectMany(group => group.Assets, (group, asset) => (group.Id, Asset: asset))
            .ToLookup(one => one.Id, one => one.Asset),
    };
}
