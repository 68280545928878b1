using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Formulas;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Tells what figures stand on: their series with the shares of each, and the requests that brought what they are computed from.</summary>
/// <param name="currency">ISO 4217 code of the tenant's money.</param>
internal sealed class FigureStandings(UrbGradeContext database, string currency, TimeProvider clock)
{
    private const int MostInputs = 200;
    private const int MostRequests = 50;

    /// <summary>Bounds one question to the database.</summary>
    private const int SeriesAtOnce = 500;

    /// <summary>Quantities that a carrier brings, and not the place around it.</summary>
    private static readonly string[] OfCarriers = [Quantities.Energy, Quantities.Power, Quantities.Volume];

    public async Task<FigureStanding> Of(FigureSource source, CancellationToken cancellation)
    {
        var series = await Series(source, cancellation);
        var said = source.Said.Where(record => source.Group.Contains(record.AssetNumber)).ToList();
        var (from, until) = Span(source, series);
        var brought = await Brought(series, from, until, cancellation);

        // What was given on the platform's own pages came with none.
        foreach (var (request, count) in said.Where(record => record.Request > 0).CountBy(record => record.Request))
        {
            brought[request] = brought.GetValueOrDefault(request) + count;
        }

        return new FigureStanding(
            await Inputs(source, series, cancellation), series.Count, said.Count,
            [.. brought.OrderByDescending(one => one.Key).Take(MostRequests).Select(one => new BroughtReadings(one.Key, one.Value))], brought.Count,
            await Replaced(series, from, until, cancellation));
    }

    /// <summary>Those that the figure is computed from, by asset and meter, and for the time before their first hour the counters beside them.</summary>
    private async Task<List<KnownSeries>> Series(FigureSource source, CancellationToken cancellation)
    {
        if (source.Way == FigureWay.Records)
        {
            return [];
        }

        var inputs = await InputsOf(source, cancellation);
        var series = source.Members.Order().SelectMany(source.Known.OfAsset)
            .Where(one => (inputs is null || one.IsOneOf(inputs)) && IsOf(source.Claimed, one)).ToList();
        series.AddRange(await FigureSources.CountersOf(database, series, source.From, cancellation));
        return series;
    }

    /// <summary>Quantities that the figure is made of; null for a formula that is not computed any more, which may have been made of all.</summary>
    private async Task<IReadOnlyCollection<string>?> InputsOf(FigureSource source, CancellationToken cancellation)
    {
        if (FigureWays.Definition(source.Claimed.Code) is { } kpi)
        {
            return KpiInputs.Of(kpi);
        }

        var formulas = await TenantFormulas.Load(database, new FormulaNames(currency, source.Known.All), cancellation);
        return formulas.NeedsOf(source.Claimed.Code)?.SelectMany(BehindName).ToHashSet();
    }

    /// <summary>Those behind what a formula names; a fact has none.</summary>
    private static IReadOnlyList<string> BehindName(string name) =>
        FormulaNames.QuantityOf(name) is { } quantity ? [quantity]
        : FigureWays.Definition(FormulaNames.WithoutCarrier(name)) is { } kpi ? KpiInputs.Of(kpi)
        : [];

    private static bool IsOf(ClaimedFigure claimed, KnownSeries series) =>
        !OfCarriers.Contains(series.Quantity)
        || ((claimed.Medium is null || claimed.Medium == KpiMedia.NameOf(KpiMedia.Of(series.Medium))) && (claimed.Scope != KpiScope.Meter || claimed.Number == series.Meter.Id));

    /// <summary>The period as instants, from its first begin in any zone to its last end.</summary>
    private static (DateTimeOffset From, DateTimeOffset Until) Span(FigureSource source, List<KnownSeries> series)
    {
        if (series.Count == 0)
        {
            return default;
        }

        var calendars = series.Select(one => one.Meter.Calendar).Distinct().ToList();
        var from = calendars.Min(calendar => calendar.InstantOf(source.From));
        return source.Claimed.Hour is { } hour ? (from.AddHours(hour), from.AddHours(hour + 1)) : (from, calendars.Max(calendar => calendar.InstantOf(source.To)));
    }

    private async Task<List<ExplanationInput>> Inputs(FigureSource source, List<KnownSeries> series, CancellationToken cancellation)
    {
        var shown = series.Take(MostInputs).ToList();
        var ids = shown.ConvertAll(one => one.Id);
        var assets = shown.Select(one => one.Meter.AssetId).ToHashSet();
        var (from, to) = (source.From, source.To);
        var days = (await database.Set<SeriesDayRow>().AsNoTracking()
            .Where(day => ids.Contains(day.SeriesId) && day.LocalDay >= from && day.LocalDay < to).ToListAsync(cancellation)).ToLookup(day => day.SeriesId);
        var beside = series.FindAll(one => assets.Contains(one.Meter.AssetId));
        var shares = new SeriesShares(
            source, beside, await FigureSources.Firsts(database, beside.ConvertAll(one => one.Id), cancellation), clock.GetUtcNow().ToUnixTimeMilliseconds());
        return shown.ConvertAll(one => shares.Of(one, days[one.Id]));
    }

    /// <summary>How many readings each request brought.</summary>
    private async Task<Dictionary<long, int>> Brought(List<KnownSeries> series, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var brought = new Dictionary<long, int>();

        // What began before may reach into it.
        var earliest = series.Count == 0 ? from : from.AddMilliseconds(-HourlySeries.LongestSpread);
        foreach (var some in series.ConvertAll(one => one.Id).Chunk(SeriesAtOnce))
        {
            var requests = await database.Set<ReadingRow>()
                .Where(r => some.Contains(r.SeriesId) && r.StartAt >= earliest && r.StartAt < until && (r.StartAt >= from || r.EndAt > from))
                .GroupBy(r => r.RawRequestId).Select(of => new { Request = of.Key, Readings = of.Count() }).ToListAsync(cancellation);
            foreach (var one in requests)
            {
                brought[one.Request] = brought.GetValueOrDefault(one.Request) + one.Readings;
            }
        }

        foreach (var counter in series.Where(one => one.Kind == SeriesKind.Register))
        {
            foreach (var request in await BesideGaps(counter.Id, from, until, cancellation))
            {
                brought[request] = brought.GetValueOrDefault(request) + 1;
            }
        }

        return brought;
    }

    /// <summary>The requests of the states outside of a period that end a gap of a counter which reaches into it.</summary>
    private async Task<List<long>> BesideGaps(int counter, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var requests = new List<long>();
        var states = database.Set<ReadingRow>().Where(r => r.SeriesId == counter).Select(r => new { r.StartAt, r.RawRequestId });
        var before = await states.Where(r => r.StartAt < from).OrderByDescending(r => r.StartAt).FirstOrDefaultAsync(cancellation);
        var first = await states.Where(r => r.StartAt >= from).OrderBy(r => r.StartAt).FirstOrDefaultAsync(cancellation);
        var last = await states.Where(r => r.StartAt < until).OrderByDescending(r => r.StartAt).FirstOrDefaultAsync(cancellation);
        var after = await states.Where(r => r.StartAt >= until).OrderBy(r => r.StartAt).FirstOrDefaultAsync(cancellation);
        if (before is not null && first is not null && IsGap(before.StartAt, first.StartAt))
        {
            requests.Add(before.RawRequestId);
        }

        if (last is not null && after is not null && IsGap(last.StartAt, after.StartAt))
        {
            requests.Add(after.RawRequestId);
        }

        return requests;
    }

    private static bool IsGap(DateTimeOffset from, DateTimeOffset to) => (to - from).TotalMilliseconds > HourlySeries.LongestRegisterStep;

    private async Task<int> Replaced(List<KnownSeries> series, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var replaced = 0;
        foreach (var some in series.ConvertAll(one => one.Id).Chunk(SeriesAtOnce))
        {
            replaced += await database.Set<ReadingRevisionRow>().CountAsync(r => some.Contains(r.SeriesId) && r.StartAt >= from && r.StartAt < until, cancellation);
        }

        return replaced;
    }
}
