using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Dashboard.Figures;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Series;

/// <summary>Charts: hours from the readings; days and months of KPIs from the KPI store, so that a chart and a figure agree.</summary>
internal sealed class SeriesQueries(
    SessionContexts contexts, AssetHoursReader hours, ITenantRegistry tenants, TimeProvider clock) : ISeriesQueries
{
    public async Task<SeriesChart?> Read(SeriesRequest request, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || (await database.Assets(request.AssetId, cancellation)) is not [var entry])
        {
            return null;
        }

        var series = await database.Series(request.AssetId, cancellation);
        var inputs = FigureCodes.InputsOf(request.Quantity);
        var own = series.Where(s => s.TellsOneOf(inputs)).ToList();
        var points = await Points(database, request, entry.Calendar, cancellation);
        var today = entry.Calendar.DayOf(clock.GetUtcNow());
        var begun = entry.Calendar.InstantOf(today);
        var already = points.Exists(point => RunsOver(point, begun))
            ? (await Points(database, request with { From = today, To = today.AddDays(1), Resolution = Resolution.Day }, entry.Calendar, cancellation)).Sum(point => point.Valid) : 0;
        var first = series.FirstOf(inputs);
        Expect(points, first, begun, already);
        if (request.Resolution != Resolution.Hour)
        {
            MarkParts(points, first, clock.GetUtcNow());
        }

        if (request.Resolution != Resolution.Month)
        {
            await MarkSums(points, database, request, [.. own.Select(s => s.SeriesId)], entry.Calendar, cancellation);
        }

        var drawn = Downsampling.Reduce(points, request.MaxPoints, FigureCodes.AddsUp(request.Quantity));
        return new SeriesChart(
            request.AssetId, entry.Asset.Name, entry.Site.Origin, entry.Calendar.Zone, Media.Of(series.Select(s => s.Medium)),
            request.Quantity, request.Resolution, [.. drawn.Select(p => p.ToPoint())],
            points.Sum(p => p.Valid - p.Estimated), points.Sum(p => p.Estimated), points.Sum(p => p.Expected - p.Valid - p.SumOnly),
            own.Max(s => s.LastEnd), drawn.Count < points.Count)
        {
            SumOnlyReadings = points.Sum(p => p.SumOnly),
            Currency = tenants.Find(database.Scope.TenantId)?.Currency ?? "",
            Overall = points.Count == 0 ? null : ChartBin.Merge(CollectionsMarshal.AsSpan(points), FigureCodes.AddsUp(request.Quantity)).Value,
        };
    }

    /// <summary>Readings are missing from the first one on and for days that are over, as of a figure, not before and not later.</summary>
    /// <param name="today">When the day that runs began.</param>
    /// <param name="already">Hours of that day that are there: they make up for none that was missed before.</param>
    private static void Expect(List<ChartBin> points, DateTimeOffset? first, DateTimeOffset today, int already)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var over = first is null || point.End <= first ? 0 : Math.Max(0, (int)Math.Floor((today - point.Start).TotalHours) + (RunsOver(point, today) ? already : 0));
            points[i] = point with { Expected = ExpectedByNow.Of(point.Valid, point.Expected, over) };
        }
    }

    /// <summary>Marks the day or month that runs, and that in which readings began: they are no whole ones, though all that is expected may be there.</summary>
    private static void MarkParts(List<ChartBin> points, DateTimeOffset? first, DateTimeOffset now)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var isBegun = first is { } begin && begin < point.End && begin - point.Start >= TimeSpan.FromHours(1);
            points[i] = point with { Part = RunsOver(point, now) ? PointQuality.SoFar : isBegun ? PointQuality.Begun : null };
        }
    }

    /// <summary>Marks the hours of which only the sum of a longer time is known, and the days that have none but such.</summary>
    private static async Task MarkSums(
        List<ChartBin> points, UrbGradeContext database, SeriesRequest request, List<int> series, LocalCalendar calendar, CancellationToken cancellation)
    {
        var (from, to, rule) = (request.From, request.To, VecRule.Bit(VecRule.SumOnly));
        var days = (await database.Set<SeriesDayRow>().AsNoTracking()
            .Where(d => series.Contains(d.SeriesId) && d.LocalDay >= from && d.LocalDay < to && (d.Rules & rule) != 0)
            .Select(d => new { d.LocalDay, d.ValidHours }).ToListAsync(cancellation)).ToLookup(d => d.LocalDay, d => d.ValidHours);
        for (var i = 0; days.Count > 0 && i < points.Count; i++)
        {
            var point = points[i];
            var day = calendar.DayOf(point.Start);
            var hour = (int)(point.Start - calendar.InstantOf(day)).TotalHours;
            if (request.Resolution == Resolution.Day)
            {
                var isSum = point.Part is null && point.Estimated > 0 && point.Estimated >= point.Expected && days.Contains(day);
                points[i] = isSum ? point with { Part = PointQuality.SumOnly } : point;
            }
            else if (point.Valid < point.Expected && days[day].Any(known => (known >> hour & 1) != 0))
            {
                points[i] = point with { SumOnly = 1 };
            }
        }
    }

    /// <summary>Whether an instant lies within it, and not at one of its ends: of the beginning of today, whether both
    /// days that are over and the one that runs do.</summary>
    private static bool RunsOver(ChartBin point, DateTimeOffset instant) => point.Start < instant && point.End > instant;

    private async Task<List<ChartBin>> Points(
        UrbGradeContext database, SeriesRequest request, LocalCalendar calendar, CancellationToken cancellation)
    {
        var from = request.From;
        var to = request.To;
        if (request.Resolution == Resolution.Month)
        {
            from = LocalCalendar.MonthOf(from);
        }

        if (request.Resolution == Resolution.Hour || request.Quantity == Quantity.PricePerKwh)
        {
            var values = await hours.Read(
                database, request.AssetId, FigureCodes.Of(request.Quantity), from, to, cancellation)
                ?? new HourValue[calendar.HoursBetween(from, to)];
            var hourly = Hours(values, calendar.StartOf(from));
            return request.Resolution == Resolution.Hour
                ? hourly
                : ChartBin.Gather(hourly, Starts(request.Resolution, calendar, from, to), FigureCodes.AddsUp(request.Quantity));
        }

        return await Stored(database, request, calendar, from, to, cancellation);
    }

    private static List<ChartBin> Hours(ReadOnlySpan<HourValue> values, long start)
    {
        var bins = new List<ChartBin>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var hour = values[i];
            var at = DateTimeOffset.FromUnixTimeMilliseconds(start + i * LocalCalendar.Hour);
            bins.Add(new ChartBin(
                at, at.AddHours(1), hour.State == HourState.Missing ? null : hour.Value, 1,
                hour.IsValid ? 1 : 0, hour.State == HourState.Estimated ? 1 : 0));
        }

        return bins;
    }

    private static async Task<List<ChartBin>> Stored(
        UrbGradeContext database, SeriesRequest request, LocalCalendar calendar, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var resolution = request.Resolution == Resolution.Day ? KpiResolution.Day : KpiResolution.Month;
        var definition = (await KpiFigures.Load(database, cancellation)).Current(request.Quantity)?.Id ?? 0;
        var rows = await database.Set<KpiRow>().AsNoTracking()
            .Where(k => k.AssetId == request.AssetId && k.DefinitionId == definition
                && k.Resolution == resolution && k.PeriodStart >= from && k.PeriodStart < to)
            .ToDictionaryAsync(k => k.PeriodStart, cancellation);
        var bins = new List<ChartBin>();
        for (var day = from; day < to; day = Next(request.Resolution, day))
        {
            var next = Next(request.Resolution, day);
            var row = rows.GetValueOrDefault(day);
            bins.Add(new ChartBin(
                calendar.InstantOf(day), calendar.InstantOf(next), row?.Value,
                row?.ExpectedIntervals ?? calendar.HoursBetween(day, next), row?.ValidIntervals ?? 0, row?.EstimatedIntervals ?? 0));
        }

        return bins;
    }

    private static List<DateTimeOffset> Starts(Resolution resolution, LocalCalendar calendar, DateOnly from, DateOnly to)
    {
        var starts = new List<DateTimeOffset>();
        for (var day = from; day < to; day = Next(resolution, day))
        {
            starts.Add(calendar.InstantOf(day));
        }

        return starts;
    }

    private static DateOnly Next(Resolution resolution, DateOnly day) =>
        resolution == Resolution.Day ? day.AddDays(1) : day.AddMonths(1);
}
