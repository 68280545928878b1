using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Figures that nobody keeps, made from the readings when somebody asks: KPIs of a civil day, and how several assets draw energy together.</summary>
internal sealed class AskedFigures(PeriodComputation computation)
{
    /// <summary>KPIs of a local day of assets and of their meters.</summary>
    public async Task<List<PeriodKpiRow>> OfDay(UrbGradeContext context, IEnumerable<int> assets, DateOnly day, CancellationToken cancellation)
    {
        var basis = await computation.Basis(context, cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        using var reader = new SeriesReader(context.Database.GetDbConnection(), context.Scope.TenantId);
        var rows = new List<PeriodKpiRow>();
        foreach (var asset in assets)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.AddRange(PeriodComputation.Of(basis, MeteredHoursReader.Of(reader), asset, day, day.AddDays(1)).Select(
                result => Row(context, KpiResolution.Day, day, result.MeterId > 0 ? KpiScope.Meter : KpiScope.Asset, result.MeterId > 0 ? result.MeterId : asset, result)));
        }

        return rows;
    }

    /// <summary>KPIs of what the assets of each group draw together on the local days in [from, to), for each carrier. Assets of another time zone than the
    /// first one's of their group are left out.</summary>
    public async Task<List<PeriodKpiRow>> OfGroups(
        UrbGradeContext context, KpiScope scope, IEnumerable<(int Id, IEnumerable<int> Assets)> groups, KpiResolution resolution, DateOnly from, DateOnly to,
        CancellationToken cancellation)
    {
        var basis = await computation.Basis(context, cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        using var reader = new SeriesReader(context.Database.GetDbConnection(), context.Scope.TenantId);
        var rows = new List<PeriodKpiRow>();
        foreach (var (id, assets) in groups)
        {
            rows.AddRange(OfGroup(basis, MeteredHoursReader.Of(reader), assets, from, to, cancellation).Select(result => Row(context, resolution, from, scope, id, result)));
        }

        return rows;
    }

    /// <summary>The same from hours of anywhere.</summary>
    public static IReadOnlyList<PeriodResult> OfGroup(
        PeriodBasis basis, HoursOfSeries hours, IEnumerable<int> assets, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        LocalCalendar? calendar = null;
        Func<DateOnly, bool>? isHoliday = null;
        var loads = new SortedDictionary<KpiMedium, CommonLoad>();
        foreach (var asset in assets)
        {
            cancellation.ThrowIfCancellationRequested();
            if (basis.Series.OfAsset(asset) is not [var series, ..] || (calendar ??= series.Meter.Calendar) != series.Meter.Calendar)
            {
                continue;
            }

            isHoliday ??= basis.HolidaysOf(asset);
            foreach (var (medium, energy, until) in basis.Figures(asset, hours, calendar, from, to).Media)
            {
                if (!loads.TryGetValue(medium, out var load))
                {
                    loads.Add(medium, load = new CommonLoad(energy.Length));
                }

                load.Add(energy, until);
            }
        }

        if (calendar is null)
        {
            return [];
        }

        var (clock, period) = (CivilHour.Of(calendar, from, to, isHoliday), PeriodComputation.Period(calendar, from, from, to));
        return [.. loads.SelectMany(load => LoadKpis.Of(load.Value.Hours(), clock, period, load.Key))];
    }

    private static PeriodKpiRow Row(UrbGradeContext context, KpiResolution resolution, DateOnly start, KpiScope scope, int id, PeriodResult result) => new()
    {
        TenantId = context.Scope.TenantId,
        Resolution = resolution,
        PeriodStart = start,
        Scope = scope,
        ScopeId = id,
        Medium = result.Medium,
        DefinitionId = result.DefinitionId,
        Value = result.Result.Value,
        ExpectedIntervals = result.Result.Expected,
        ValidIntervals = result.Result.Valid,
        EstimatedIntervals = result.Result.Estimated,
        Status = StatusOf(result),
        OccurredAt = result.At,
    };

    /// <summary>Whether a result has the least coverage of its definition.</summary>
    public static KpiStatus StatusOf(PeriodResult result) =>
        result.Result.Coverage >= (result.MinimumCoverage ?? KpiDefinitions.All[result.DefinitionId - 1].MinimumCoverage) ? KpiStatus.Ok : KpiStatus.Insufficient;
}
