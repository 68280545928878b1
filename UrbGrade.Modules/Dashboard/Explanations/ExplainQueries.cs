using System.Globalization;
using System.Numerics;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Dashboard.Figures;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Explanations;

internal sealed class ExplainQueries(
    SessionContexts contexts, EmissionFactors factors, ITenantRegistry tenants, TimeProvider clock) : IExplainQueries
{
    private const int MessagesShown = 50;

    public async Task<Explanation?> Explain(int assetId, Quantity quantity, KpiPeriod period, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || (await database.Assets(assetId, cancellation)) is not [var entry])
        {
            return null;
        }

        var figures = await KpiFigures.Load(database, cancellation);
        if (figures.Current(quantity) is not { } definition)
        {
            return null;
        }

        var resolution = KpiFigures.ResolutionOf(period.Kind);
        var row = await database.Set<KpiRow>().AsNoTracking().SingleOrDefaultAsync(
            k => k.AssetId == assetId && k.DefinitionId == definition.Id && k.Resolution == resolution && k.PeriodStart == period.Start,
            cancellation);
        if (row is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var hours = await HoursOfToday.Load(database, [row], [entry.Calendar.DayOf(now)], assetId, cancellation);
        if (figures.Of(row, entry.Calendar, now, hours) is not { } figure)
        {
            return null;
        }

        var inputs = FigureCodes.InputsOf(quantity);
        var series = ExplainedSeries.Of(await database.Series(assetId, cancellation), inputs, figure.PeriodStart);
        var (messages, count) = await Messages(database, [.. series.Select(s => s.SeriesId)], figure, cancellation);
        return new Explanation(
            figure, definition.Code, definition.Name, Formula(definition, figure) + await FactorText(database.Scope.TenantId, quantity, series, period, cancellation),
            definition.MinimumCoverage, row.ComputedAt,
            await Inputs(database, series, entry.Calendar, figure, cancellation), messages, count,
            await Revisions(database, row, cancellation), await Replaced(database, [.. series.Select(s => s.SeriesId)], figure, cancellation));
    }

    // Definitions are written with the euro; the same ones hold for each tenant's money.
    private static string Formula(KpiDefinitionRow definition, KpiFigure figure) => figure.Currency is { } currency
        ? definition.Formula.Replace("EUR/kWh", $"{currency}/kWh", StringComparison.Ordinal)
        : definition.Formula;

    /// <summary>Names the emission factors that the formula speaks of, with their sources.</summary>
    private async Task<string> FactorText(
        int tenantId, Quantity quantity, List<SeriesSpan> series, KpiPeriod period, CancellationToken cancellation)
    {
        if (quantity != Quantity.Co2Kg)
        {
            return "";
        }

        var book = await factors.Of(tenants.Find(tenantId)?.Country ?? "", cancellation);
        var used = series.Select(s => s.Medium ?? "power").Distinct().Select(m => book.Find(m, period.Start.Year)).OfType<EmissionFactorRow>();
        return string.Concat(used.Select(f => string.Create(
            CultureInfo.InvariantCulture, $"; {f.Carrier} in {f.Zone}: f = {f.KilogramPerKwh} ({f.Source}, from {f.FromYear}, version {f.Version})")));
    }

    private async Task<IReadOnlyList<ExplanationInput>> Inputs(
        UrbGradeContext database, List<SeriesSpan> series, LocalCalendar calendar, KpiFigure figure, CancellationToken cancellation)
    {
        var (start, to) = (calendar.DayOf(figure.PeriodStart), calendar.DayOf(figure.PeriodEnd));
        var ids = series.Select(s => s.SeriesId).ToList();
        var days = (await database.Set<SeriesDayRow>().AsNoTracking()
            .Where(d => ids.Contains(d.SeriesId) && d.LocalDay >= start && d.LocalDay < to)
            .ToListAsync(cancellation)).ToLookup(d => d.SeriesId);
        var ends = await MeterEnds.Of(database, cancellation);

        // As the figure: nothing is missing of the day that runs.
        var today = calendar.DayOf(clock.GetUtcNow());
        var over = today < start ? start : today < to ? today : to;
        return
        [
            .. series.Select(s =>
            {
                var told = days[s.SeriesId].Select(d => (Day: d, Hours: ExplainedSeries.HoursOf(s, series, calendar, d.LocalDay))).Where(d => d.Hours != 0).ToList();
                var estimated = told.Sum(d => BitOperations.PopCount((uint)(((d.Day.EstimatedHours & ~d.Day.RejectedHours) | d.Day.FilledHours) & d.Hours)));
                var missing = ExpectedHours(s, series, ends, calendar, start, over) - told.Where(d => d.Day.LocalDay < over).Sum(d => Valid(d.Day, d.Hours));
                return new ExplanationInput(s.Quantity, s.Source, s.Unit, told.Sum(d => Valid(d.Day, d.Hours)) - estimated, estimated, Math.Max(0, missing),
                    [.. VecRule.Of(told.Aggregate(0, (rules, d) => rules | d.Day.Rules))]);
            }),
        ];
    }

    private static int Valid(SeriesDayRow day, int hours) => BitOperations.PopCount((uint)(((day.ValidHours & ~day.RejectedHours) | day.FilledHours) & hours));

    /// <summary>Hours of [start, over) that are expected of a series: until its meter was taken away, beside an older one from its first day,
    /// or from when the one was taken away whose place it took, and after its counter from its first hour.</summary>
    private static int ExpectedHours(
        SeriesSpan one, List<SeriesSpan> series, Dictionary<int, long> ends, LocalCalendar calendar, DateOnly start, DateOnly over)
    {
        var (from, until) = (calendar.StartOf(start), calendar.StartOf(over));
        var begins = from;
        if (one.FirstStart is { } first && series.Where(other => other.Quantity == one.Quantity && other.FirstStart < first).ToList() is { Count: > 0 } older)
        {
            var replaced = older.Select(other => ends.GetValueOrDefault(other.MeterId, long.MaxValue)).Where(end => end <= first.ToUnixTimeMilliseconds()).ToList();
            begins = Math.Max(from, replaced.Count > 0 ? replaced.Max() : calendar.StartOf(calendar.DayOf(first)));
        }

        begins = Math.Max(begins, ExplainedSeries.BeginsAfter(one, series) ?? begins);
        until = Math.Min(until, ExplainedSeries.EndsAfter(one, series) ?? until);
        return (int)Math.Max(0, ((Math.Min(until, ends.GetValueOrDefault(one.MeterId, long.MaxValue)) - from) / LocalCalendar.Hour) - ((begins - from) / LocalCalendar.Hour));
    }

    private static async Task<(IReadOnlyList<EvidenceMessage> Newest, int All)> Messages(
        UrbGradeContext database, List<int> seriesIds, KpiFigure figure, CancellationToken cancellation)
    {
        // What began before may reach into it.
        var earliest = figure.PeriodStart.AddMilliseconds(-HourlySeries.LongestSpread);
        var brought = await database.Set<ReadingRow>()
            .Where(r => seriesIds.Contains(r.SeriesId) && r.StartAt >= earliest && r.StartAt < figure.PeriodEnd && (r.StartAt >= figure.PeriodStart || r.EndAt > figure.PeriodStart))
            .GroupBy(r => r.RawRequestId).Select(g => new { Request = g.Key, Readings = g.Count() })
            .ToDictionaryAsync(g => g.Request, g => g.Readings, cancellation);
        foreach (var state in await BesideGaps(database, seriesIds, figure, cancellation))
        {
            brought[state] = brought.GetValueOrDefault(state) + 1;
        }

        var ids = brought.Keys.OrderDescending().Take(MessagesShown).ToList();
        var rows = await (
            from request in database.Set<RawRequestRow>()
            where ids.Contains(request.Id)
            orderby request.Id descending
            select new
            {
                request.Id,
                request.ReceivedAt,
                request.BodyHash,
                request.CertificateThumbprint,
                Subject = database.Set<GatewayCertificateRow>()
                    .Where(c => c.Thumbprint == request.CertificateThumbprint).Select(c => c.Subject).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return (
            [
                .. rows.Select(r => new EvidenceMessage(
                    r.Id, r.ReceivedAt, r.BodyHash, brought[r.Id], r.Subject ?? r.CertificateThumbprint, r.CertificateThumbprint)),
            ],
            brought.Count);
    }

    /// <summary>The requests of the states outside of a period that end a gap of a counter which reaches into it.</summary>
    private static async Task<List<long>> BesideGaps(UrbGradeContext database, List<int> seriesIds, KpiFigure figure, CancellationToken cancellation)
    {
        var requests = new List<long>();
        foreach (var counter in await database.Set<SeriesRow>().Where(s => seriesIds.Contains(s.Id) && s.Kind == SeriesKind.Register).Select(s => s.Id).ToListAsync(cancellation))
        {
            var states = database.Set<ReadingRow>().Where(r => r.SeriesId == counter).Select(r => new { r.StartAt, r.RawRequestId });
            var before = await states.Where(r => r.StartAt < figure.PeriodStart).OrderByDescending(r => r.StartAt).FirstOrDefaultAsync(cancellation);
            var first = await states.Where(r => r.StartAt >= figure.PeriodStart).OrderBy(r => r.StartAt).FirstOrDefaultAsync(cancellation);
            var last = await states.Where(r => r.StartAt < figure.PeriodEnd).OrderByDescending(r => r.StartAt).FirstOrDefaultAsync(cancellation);
            var after = await states.Where(r => r.StartAt >= figure.PeriodEnd).OrderBy(r => r.StartAt).FirstOrDefaultAsync(cancellation);
            if (before is not null && first is not null && IsGap(before.StartAt, first.StartAt))
            {
                requests.Add(before.RawRequestId);
            }

            if (last is not null && after is not null && IsGap(last.StartAt, after.StartAt))
            {
                requests.Add(after.RawRequestId);
            }
        }

        return requests;
    }

    private static bool IsGap(DateTimeOffset from, DateTimeOffset to) => (to - from).TotalMilliseconds > HourlySeries.LongestRegisterStep;

    private static Task<int> Replaced(UrbGradeContext database, List<int> seriesIds, KpiFigure figure, CancellationToken cancellation) =>
        database.Set<ReadingRevisionRow>().CountAsync(
            r => seriesIds.Contains(r.SeriesId) && r.StartAt >= figure.PeriodStart && r.StartAt < figure.PeriodEnd, cancellation);

    private static async Task<IReadOnlyList<FigureRevision>> Revisions(
        UrbGradeContext database, KpiRow row, CancellationToken cancellation) =>
        await database.Set<KpiCorrectionRow>().AsNoTracking()
            .Where(c => c.AssetId == row.AssetId && c.DefinitionId == row.DefinitionId
                && c.Resolution == row.Resolution && c.PeriodStart == row.PeriodStart)
            .OrderByDescending(c => c.Id)
            .Select(c => new FigureRevision(c.CorrectedAt, c.Was, c.Now, c.RawRequestId)).ToListAsync(cancellation);
}
