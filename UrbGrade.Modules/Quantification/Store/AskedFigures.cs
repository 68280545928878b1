using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Figures that nobody keeps, made from the readings when somebody asks: KPIs of a civil day and of its hours, and how several assets draw energy together.</summary>
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
                result => Row(context.Scope.TenantId, KpiResolution.Day, day, result.MeterId > 0 ? KpiScope.Meter : KpiScope.Asset, result.MeterId > 0 ? result.MeterId : asset, result)));
        }

        return rows;
    }

    /// <summary>KPIs of each hour of a local day of assets and of their meters.</summary>
    public async Task<List<AskedHour>> OfHours(UrbGradeContext context, IEnumerable<int> assets, DateOnly day, CancellationToken cancellation)
    {
        var basis = await computation.Basis(context, cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        using var reader = new SeriesReader(context.Database.GetDbConnection(), context.Scope.TenantId);
        var found = new List<AskedHour>();
        foreach (var asset in assets)
        {
            cancellation.ThrowIfCancellationRequested();
            found.AddRange(OfHours(basis, MeteredHoursReader.Of(reader), context.Scope.TenantId, asset, day));
        }

        return found;
    }

    /// <summary>What the assets of each group add up to in each hour of a local day. Assets of another time zone than the first one's of their group are left out.</summary>
    public async Task<List<AskedHour>> HoursOfGroups(
        UrbGradeContext context, KpiScope scope, IEnumerable<(int Id, IEnumerable<int> Assets)> groups, DateOnly day, CancellationToken cancellation)
    {
        var basis = await computation.Basis(context, cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        var connection = context.Database.GetDbConnection();
        var expected = await ExpectedAssets.Load(connection, context.Scope.TenantId, basis.Series, cancellation);
        using var reader = new SeriesReader(connection, context.Scope.TenantId);
        var found = new List<AskedHour>();
        foreach (var (id, assets) in groups)
        {
            found.AddRange(HoursOfGroup(basis, MeteredHoursReader.Of(reader), expected, context.Scope.TenantId, (scope, id), assets, day, cancellation));
        }

        return found;
    }

    /// <summary>The same from hours of anywhere.</summary>
    public static IEnumerable<AskedHour> HoursOfGroup(
        PeriodBasis basis, HoursOfSeries hours, ExpectedAssets expected, int tenantId, (KpiScope Kind, int Id) scope, IEnumerable<int> assets, DateOnly day,
        CancellationToken cancellation)
    {
        LocalCalendar? calendar = null;
        var members = new HashSet<int>();
        var found = new List<AskedHour>();
        foreach (var asset in assets)
        {
            cancellation.ThrowIfCancellationRequested();
            if (basis.Series.OfAsset(asset) is not [var series, ..] || (calendar ??= series.Meter.Calendar) != series.Meter.Calendar)
            {
                continue;
            }

            members.Add(asset);
            found.AddRange(OfHours(basis, hours, tenantId, asset, day).Where(one => one.Row is { Scope: KpiScope.Asset, Value: not null }));
        }

        return
        [
            .. from hour in found.GroupBy(one => (one.Hour, one.StartsAt))
               from sum in PlaceSums.Sum(tenantId, scope, [.. hour.Select(one => one.Row)], members, expected, basis.Traits, day.AddDays(1), hour.Key.Hour)
               select new AskedHour(hour.Key.Hour, hour.Key.StartsAt, sum.AsRow()),
        ];
    }

    private static IEnumerable<AskedHour> OfHours(PeriodBasis basis, HoursOfSeries hours, int tenantId, int asset, DateOnly day)
    {
        var start = basis.Series.OfAsset(asset) is [var first, ..] ? first.Meter.Calendar.StartOf(day) : 0;
        return PeriodComputation.OfHours(basis, hours, asset, day).Select(one => new AskedHour(
            one.Hour, start + (one.Hour * LocalCalendar.Hour),
            Row(tenantId, KpiResolution.Day, day, one.Result.MeterId > 0 ? KpiScope.Meter : KpiScope.Asset, one.Result.MeterId > 0 ? one.Result.MeterId : asset, one.Result)));
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

    private static PeriodKpiRow Row(int tenantId, KpiResolution resolution, DateOnly start, KpiScope scope, int id, PeriodResult result) => new()
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
