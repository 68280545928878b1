using System.Globalization;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>A year of three meters and of a counter, with gaps, corrections and repetitions, and of citizens' votes, worked off in the order in which it came
/// and in others.</summary>
public class ReplayedYearTests
{
    private const string CounterMeter = "480";

    private static readonly string[] Meters = ["477", "478", "479"];
    private static readonly DateOnly NewYear = new(2019, 1, 1);

    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    [Fact]
    public async Task Any_order_of_requests_ends_with_the_same_readings_and_figures()
    {
        var requests = Requests();
        var expected = await Replay([.. Enumerable.Range(0, requests.Count)], requests, computeEvery: 40);
        Assert.Contains(expected, line => line.StartsWith("record vote-10-1 2 ", StringComparison.Ordinal));

        int[] backwards = [.. Enumerable.Range(0, requests.Count).Reverse()];
        Assert.Equal(expected, await Replay(backwards, requests, computeEvery: 23));
        int[] shuffled = [.. Enumerable.Range(0, requests.Count)];
        new Random(5).Shuffle(shuffled);
        Assert.Equal(expected, await Replay([.. shuffled, .. shuffled[..20]], requests, computeEvery: 17));
    }

    /// <summary>Five days of a meter each, votes of a month; then days and votes that are corrected, one of them twice; a request's number tells when it
    /// came.</summary>
    private static List<byte[]> Requests()
    {
        var requests = new List<byte[]>();
        for (var day = NewYear; day.Year == 2019; day = day.AddDays(5))
        {
            requests.AddRange(Meters.Where(meter => (day.DayNumber + meter[2]) % 29 != 0).Select(meter => Days(meter, day, 5, extra: 0)));
            if (!IsGap(day))
            {
                requests.Add(Counter(day, 5, extra: 0));
            }
        }

        requests.AddRange(Enumerable.Range(1, 12).Select(month => Votes(month, Enumerable.Range(0, 7 + month))));
        requests.AddRange([
            Days("477", new DateOnly(2019, 3, 30), 2, 1), Days("478", new DateOnly(2019, 10, 27), 1, 2), Days("477", new DateOnly(2019, 3, 31), 1, 3),
            Days("479", new DateOnly(2019, 12, 31), 1, 4), Days("479", NewYear, 1, 5),
            Counter(new DateOnly(2019, 7, 5), 1, extra: 0.25), Votes(11, [1], told: 10), Votes(4, [2, 3]),
        ]);
        return requests;
    }

    /// <summary>Five days without states, and twenty that are known as a sum alone.</summary>
    private static bool IsGap(DateOnly day) => day.DayOfYear is 96 or (>= 160 and < 180);

    /// <summary>States of every hour of some days. The counter begins anew behind five digits, in February.</summary>
    private static byte[] Counter(DateOnly first, int count, double extra)
    {
        var (begin, from, to) = (Madrid.InstantOf(NewYear), Madrid.InstantOf(first), Madrid.InstantOf(first.AddDays(count)));
        return TestRequest.OfHeads("001", "002", [.. Enumerable.Range((int)(from - begin).TotalHours, (int)(to - from).TotalHours).Select(hour => (
            "GW1", begin.AddHours(hour), new[] { ("ID_Meter_consumption", CounterMeter), ("Consumer_measure", State(hour, extra)) }))]);
    }

    private static string State(int hour, double extra) =>
        ((98_000 + (2 * hour) + (hour % 24 * 0.05) + extra) % 100_000).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Votes for a meter in the middle of a month.</summary>
    /// <param name="told">The month in which they were told first, when they belong to another one.</param>
    private static byte[] Votes(int month, IEnumerable<int> votes, int? told = null) => TestRequest.OfHeads("DSE05", "0.0.1", [.. votes.Select(vote => (
        Meters[vote % 2], When.Instant($"2019-{month:00}-15T20:00:00Z").AddMinutes(vote),
        new[] { ("vote_id", $"vote-{told ?? month}-{vote}"), ("score", $"{1 + ((vote + month) * 7 % 5)}") }))]);

    private static byte[] Days(string meter, DateOnly first, int count, double extra)
    {
        var (from, to) = (Madrid.InstantOf(first), Madrid.InstantOf(first.AddDays(count)));
        return TestRequest.OfShops(Enumerable.Range(0, (int)(to - from).TotalHours).Select(hour => from.AddHours(hour)).Select(at => ShopHour.Of(
            meter, at, 1 + (at.Hour % 7) + extra, 0.05 + (at.Hour / 1000.0), outside: 10 + (10 * Math.Sin((at.DayOfYear + at.Hour) / 58.0)))));
    }

    private static async Task<List<string>> Replay(int[] order, List<byte[]> requests, int computeEvery)
    {
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register([.. Meters, CounterMeter]);
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
        Assert.All(
            new[] { VecRule.Rollover, VecRule.SumOnly }, rule => Assert.Contains(tenant.Rows<SeriesDayRow>(), day => (day.Rules & VecRule.Bit(rule)) != 0));
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
            .. tenant.Rows<SiteRecordRow>().Select(r => $"record {r.Key} {r.Revision} {r.Subject} {r.At:O} {r.Fields} {r.RawRequestId}"),
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
