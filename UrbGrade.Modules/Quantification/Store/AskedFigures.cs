using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Figures that nobody keeps, made from the readings when somebody asks: KPIs of civil days and of hours, those of a meter that is the only one
/// of its kind, and how several assets draw energy together.</summary>
internal sealed class AskedFigures(PeriodComputation computation)
{
    /// <summary>KPIs of the local days in [from, to) of assets and of their meters.</summary>
    /// <param name="ofEachMeter">Whether of meters that are the only ones of their kind, too.</param>
    public async Task<List<PeriodKpiRow>> OfAssets(
        UrbGradeContext context, IEnumerable<int> assets, KpiResolution resolution, DateOnly from, DateOnly to, bool ofEachMeter, CancellationToken cancellation)
    {
        var basis = await computation.Basis(context, cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        using var reader = new SeriesReader(context.Database.GetDbConnection(), context.Scope.TenantId);
        return OfAssets(basis, MeteredHoursReader.Of(reader), context.Scope.TenantId, assets, resolution, from, to, ofEachMeter, cancellation);
    }

    private static List<PeriodKpiRow> OfAssets(
        PeriodBasis basis, HoursOfSeries hours, int tenantId, IEnumerable<int> assets, KpiResolution resolution, DateOnly from, DateOnly to, bool ofEachMeter,
        CancellationToken cancellation)
    {
        var rows = new List<PeriodKpiRow>();
        foreach (var asset in assets)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.AddRange(PeriodComputation.Of(basis, hours, asset, from, to, ofEachMeter).Select(
                result => Row(tenantId, resolution, from, result.MeterId > 0 ? KpiScope.Meter : KpiScope.Asset, result.MeterId > 0 ? result.MeterId : asset, result)));
        }

        return rows;
    }

    /// <summary>What the assets of each group add up to on a local day, each on its own one, and how they draw energy together.</summary>
    public async Task<List<PeriodKpiRow>> OfDayOfGroups(
        UrbGradeContext context, KpiScope scope, IEnumerable<(int Id, IEnumerable<int> Assets)> groups, DateOnly day, CancellationToken cancellation)
    {
        var basis = await computation.Basis(context, cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        var (connection, tenantId) = (context.Database.GetDbConnection(), context.Scope.TenantId);
        var expected = await ExpectedAssets.Load(connection, tenantId, basis.Series, cancellation);
        using var reader = new SeriesReader(connection, tenantId);
        var hours = MeteredHoursReader.Of(reader);
        var rows = new List<PeriodKpiRow>();
        foreach (var (id, assets) in groups)
        {
            HashSet<int> members = [.. assets];
            var own = OfAssets(basis, hours, tenantId, members, KpiResolution.Day, day, day.AddDays(1), ofEachMeter: false, cancellation)
                .FindAll(row => row is { Scope: KpiScope.Asset, Value: not null });
            rows.AddRange(PlaceSums.Sum(tenantId, (scope, id), own, members, expected, basis.Traits, day.AddDays(1), formulas: basis.Formulas.Groups).Select(sum => sum.AsRow()));
            rows.AddRange(OfGroup(basis, hours, members, day, day.AddDays(1), cancellation)
                .Where(result => PeriodKpiDefinitions.OfLoad.Contains(result.DefinitionId)).Select(result => Row(tenantId, KpiResolution.Day, day, scope, id, result)));
        }

        return rows;
    }

    /// <summary>For figures of hours.</summary>
    /// <param name="ofGroups">Whether of several assets together.</param>
    public async Task<AskedHours> Hours(UrbGradeContext context, bool ofGroups, CancellationToken cancellation)
    {
        var basis = await computation.Basis(context, cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        var connection = context.Database.GetDbConnection();
        var expected = ofGroups ? await ExpectedAssets.Load(connection, context.Scope.TenantId, basis.Series, cancellation) : null;
        return new AskedHours(basis, new SeriesReader(connection, context.Scope.TenantId), expected, context.Scope.TenantId);
    }

    /// <summary>KPIs of what the assets of each group draw together on the local days in [from, to), which are those of its first asset, for each
    /// carrier. What one of another time zone draws at that instant counts; where its hours begin between those of the others it lacks them.</summary>
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
            rows.AddRange(OfGroup(basis, MeteredHoursReader.Of(reader), assets, from, to, cancellation).Select(result => Row(context.Scope.TenantId, resolution, from, scope, id, result)));
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
            if (basis.Series.OfAsset(asset) is not [var series, ..])
            {
                continue;
            }

            var own = series.Meter.Calendar;
            calendar ??= own;
            isHoliday ??= basis.HolidaysOf(asset);
            var (start, count) = (calendar.StartOf(from), calendar.HoursBetween(from, to));
            var (first, past) = (own.DayOf(start), own.DayOf(calendar.StartOf(to) - 1).AddDays(1));
            var (before, rest) = Math.DivRem(start - own.StartOf(first), LocalCalendar.Hour);
            foreach (var (medium, energy, until) in basis.Figures(asset, hours, own, first, past).Media)
            {
                if (!loads.TryGetValue(medium, out var load))
                {
                    loads.Add(medium, load = new CommonLoad(count));
                }

                load.Add(rest == 0 ? energy.AsSpan((int)before, count) : new HourValue[count], until - (int)before);
            }
        }

        if (calendar is null)
        {
            return [];
        }

        var (clock, period) = (CivilHour.Of(calendar, from, to, isHoliday), PeriodComputation.Period(calendar, from, from, to));
        return [.. loads.SelectMany(load => LoadKpis.Of(load.Value.Hours(), clock, period, load.Key))];
    }

    /// <summary>A result as it would be kept.</summary>
    public static PeriodKpiRow Row(int tenantId, KpiResolution resolution, DateOnly start, KpiScope scope, int id, PeriodResult result) => new()
    {
        TenantId = tenantId,
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
