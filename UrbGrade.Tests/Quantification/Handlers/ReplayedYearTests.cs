using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>A year of three meters with gaps, corrections and repetitions, worked off in the order in which it came and in others.</summary>
public class ReplayedYearTests
{
    private static readonly string[] Meters = ["477", "478", "479"];

    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    [Fact]
    public async Task Any_order_of_requests_ends_with_the_same_readings_and_figures()
    {
        var requests = Requests();
        var expected = await Replay([.. Enumerable.Range(0, requests.Count)], requests, computeEvery: 40);

        int[] backwards = [.. Enumerable.Range(0, requests.Count).Reverse()];
        Assert.Equal(expected, await Replay(backwards, requests, computeEvery: 23));
        int[] shuffled = [.. Enumerable.Range(0, requests.Count)];
        new Random(5).Shuffle(shuffled);
        Assert.Equal(expected, await Replay([.. shuffled, .. shuffled[..20]], requests, computeEvery: 17));
    }

    /// <summary>Five days of a meter each; then days that are corrected, one of them twice; a request's number tells when it came.</summary>
    private static List<ShopHour[]> Requests()
    {
        var requests = new List<ShopHour[]>();
        for (var day = new DateOnly(2019, 1, 1); day.Year == 2019; day = day.AddDays(5))
        {
            requests.AddRange(Meters.Where(meter => (day.DayNumber + meter[2]) % 29 != 0).Select(meter => Days(meter, day, 5, extra: 0)));
        }

        requests.AddRange([
            Days("477", new DateOnly(2019, 3, 30), 2, 1), Days("478", new DateOnly(2019, 10, 27), 1, 2), Days("477", new DateOnly(2019, 3, 31), 1, 3),
            Days("479", new DateOnly(2019, 12, 31), 1, 4), Days("479", new DateOnly(2019, 1, 1), 1, 5),
        ]);
        return requests;
    }

    private static ShopHour[] Days(string meter, DateOnly first, int count, double extra)
    {
        var (from, to) = (Madrid.InstantOf(first), Madrid.InstantOf(first.AddDays(count)));
        return [.. Enumerable.Range(0, (int)(to - from).TotalHours).Select(hour => from.AddHours(hour)).Select(at => ShopHour.Of(
            meter, at, 1 + (at.Hour % 7) + extra, 0.05 + (at.Hour / 1000.0), outside: 10 + (10 * Math.Sin((at.DayOfYear + at.Hour) / 58.0))))];
    }

    private static async Task<List<string>> Replay(int[] order, List<ShopHour[]> requests, int computeEvery)
    {
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register(Meters);
        foreach (var some in order.Chunk(computeEvery))
        {
            foreach (var request in some)
            {
                await tenant.Quantify(request + 1, requests[request]);
            }

            await tenant.ComputeKpis();
            await tenant.ComputePeriods();
        }

        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        Assert.Empty(tenant.Rows<StaleMonthRow>());
        return Kept(tenant);
    }

    /// <summary>Of all that is stored but the moments of computing and what corrections replaced, which tell how it came to be so.</summary>
    private static List<string> Kept(QuantifiedTenant tenant)
    {
        var meters = tenant.Rows<MeterRow>().ToDictionary(m => m.Id, m => m.Source);
        var assets = tenant.Rows<AssetRow>().ToDictionary(a => a.Id, a => a.Code);
        string About(PeriodKpiRow k) => k.Scope switch { KpiScope.Asset => assets[k.ScopeId], KpiScope.Meter => meters[k.ScopeId], _ => "" };
        var series = tenant.Rows<SeriesRow>().ToDictionary(s => s.Id, s => $"{meters[s.MeterId]}.{s.Quantity}");
        List<string> lines =
        [
            .. tenant.Rows<ReadingRow>().Select(r => $"reading {series[r.SeriesId]} {r.StartAt:O} {r.EndAt:O} {r.Value:R} {r.Quality} {r.RawRequestId}"),
            .. tenant.Rows<ReadingRevisionRow>().Select(r => $"revision {series[r.SeriesId]} {r.StartAt:O} {r.Value:R} {r.RawRequestId}"),
            .. tenant.Rows<SeriesDayRow>().Select(d =>
                $"day {series[d.SeriesId]} {d.LocalDay:O} {d.ValidHours:X} {d.EstimatedHours:X} {d.FilledHours:X} {d.RejectedHours:X} {d.ReviewHours:X} {d.Rules:X}"),
            .. tenant.Rows<CheckedHourRow>().Select(h =>
                $"checked {series[h.SeriesId]} {h.StartAt:O} {h.Value:R} {h.Flags} {h.Rule} {h.Method} {h.DependsFrom:O} {h.DependsTo:O}"),
            .. tenant.Rows<KpiRow>().Select(k =>
                $"kpi {assets[k.AssetId]} {k.Resolution} {k.PeriodStart:O} {k.DefinitionId} {k.Value:R} {k.ExpectedIntervals} {k.ValidIntervals} {k.EstimatedIntervals} {k.Status}"),
            .. tenant.Rows<PeriodKpiRow>().Select(k =>
                $"period {k.Scope} {About(k)} {k.Resolution} {k.PeriodStart:O} {k.Medium} {k.DefinitionId} {k.Value:R} {k.ExpectedIntervals} {k.ValidIntervals} {k.EstimatedIntervals} {k.Status} {k.OccurredAt}"),
        ];
        Assert.True(lines.Count > 50_000);
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
