using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>Looks at the series of a tenant. Writes nothing.</summary>
internal sealed class TenantAnalysis(
    IUrbGradeContexts contexts, IMeasuredSeries measured, KnownCabinets known, ITenantRegistry tenants, IRestDays holidays)
{
    /// <summary>A tenant that is silent for so long is history, not a fault.</summary>
    private const int DaysOfSilence = 60;

    /// <summary>Days before those judged that tell whether a series is read often enough to be silent.</summary>
    private const int DaysOfPace = 7;

    /// <summary>A sensor so far behind another of its site has failed.</summary>
    private const int DaysOfFailure = 7;

    /// <summary>So many meters tell the season; more make it no better, and each is read.</summary>
    private const int MostPeers = 40;

    /// <summary>Every series with what is known of its place, by id.</summary>
    public async Task<IReadOnlyList<SeriesToAnalyse>> List(int tenantId, CancellationToken cancellation)
    {
        var series = await measured.List(tenantId, cancellation);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var assets = await database.Set<AssetRow>().AsNoTracking().ToDictionaryAsync(asset => asset.Id, cancellation);
        var region = tenants.Find(tenantId) is { } tenant ? holidays.RegionOf(tenant.Code, tenant.Country) : null;
        var outside = series.Where(one => one.Quantity == Quantities.OutsideTemperature).ToList();
        var newest = new Dictionary<int, DateTimeOffset>();
        foreach (var one in outside)
        {
            newest[one.Id] = await database.Set<ReadingRow>()
                .Where(row => row.SeriesId == one.Id).MaxAsync(row => (DateTimeOffset?)row.StartAt, cancellation) ?? default;
        }

        var ofSite = outside.ToLookup(one => assets[one.AssetId].SiteId);
        var ofMeter = series.ToLookup(one => one.MeterId);
        var seasonal = series.Where(one => SeriesToAnalyse.Follows(one) && one is { EndsAt: null, IsBelow: false }).OrderBy(one => one.Id).ToList();
        var ofCarrier = seasonal.ToLookup(one => one.Medium);
        var ofCarrierAtSite = seasonal.ToLookup(one => (one.Medium, assets[one.AssetId].SiteId));
        return
        [
            .. series.Select(one =>
            {
                var asset = assets[one.AssetId];
                return new SeriesToAnalyse(
                    one, asset.SiteId, asset is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null,
                    Sensor([.. ofSite[asset.SiteId]], one.AssetId, newest),
                    ofMeter[one.MeterId].FirstOrDefault(other => other.Quantity == Quantities.Volume),
                    ofMeter[one.MeterId].FirstOrDefault(other => other.Quantity == Quantities.Power))
                {
                    IsHoliday = day => region is not null && holidays.IsHoliday(region, day),
                    Peers = !SeriesToAnalyse.Follows(one) ? []
                        :
                        [
                            .. ofCarrierAtSite[(one.Medium, asset.SiteId)].Concat(ofCarrier[one.Medium]).Where(other => other.MeterId != one.MeterId)
                                .Distinct().Take(MostPeers),
                        ],
                };
            }),
        ];
    }

    /// <summary>The temperature to go by: of a sensor that was not taken away and still measures before others, then the asset's own.</summary>
    private static MeasuredSeries? Sensor(List<MeasuredSeries> ofSite, int assetId, Dictionary<int, DateTimeOffset> newest)
    {
        var last = ofSite.Select(one => newest[one.Id]).DefaultIfEmpty().Max();
        return ofSite.OrderBy(one => one.EndsAt is null ? 0 : 1).ThenBy(one => (last - newest[one.Id]).TotalDays <= DaysOfFailure ? 0 : 1)
            .ThenBy(one => one.AssetId == assetId ? 0 : 1).FirstOrDefault();
    }

    /// <summary>The day up to which there is something to look at: the asked one, or the day after the newest reading where all series ended long before, as in
    /// data that was brought in from elsewhere.</summary>
    public DateOnly UntilOf(int tenantId, IReadOnlyCollection<SeriesToAnalyse> series, DateOnly asked)
    {
        using var database = contexts.Read(TenantScope.Of(tenantId));
        var newest = series
            .Select(one => (
                one.Series.Calendar, At: database.Set<ReadingRow>().Where(row => row.SeriesId == one.Series.Id).Max(row => (DateTimeOffset?)row.StartAt)))
            .Where(one => one.At is not null).Select(one => one.Calendar.DayOf(one.At!.Value).AddDays(1)).DefaultIfEmpty(asked).Max();
        return newest < asked.AddDays(-DaysOfSilence) ? newest : asked;
    }

    /// <summary>Looks at series side by side, each worker with a connection of its own.</summary>
    /// <param name="from">The first local day to judge.</param>
    /// <param name="to">The first local day after those.</param>
    public async Task<(IReadOnlyList<FoundOfScope> Found, IReadOnlyDictionary<SeriesOutcome, int> Outcome)> Look(
        int tenantId, IReadOnlyCollection<SeriesToAnalyse> series, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var cabinets = await known.Of(tenantId, series, to, cancellation);
        var found = new ConcurrentBag<FoundOfScope>();
        var outcomes = new ConcurrentDictionary<SeriesOutcome, int>();
        var moves = new PeerMoves();
        Each(tenantId, series, (reader, one) =>
        {
            var (outcome, ofSeries) = new SeriesAnalysis(reader, from, to, moves).Look(one, cabinets.GetValueOrDefault(one.Series.Id, CabinetFacts.None));
            outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
            foreach (var single in ofSeries)
            {
                found.Add(single);
            }
        }, cancellation);
        return ([.. found.OrderBy(one => one.ScopeId).ThenBy(one => one.Found.Start).ThenBy(one => one.Found.Kind)], outcomes);
    }

    /// <summary>Levels in [from, to) of series whose season neither the weather nor peers, of which too few are heard, can tell: for two meters that changed
    /// places only.</summary>
    public IReadOnlyList<FoundOfScope> LookForLevels(
        int tenantId, IReadOnlyCollection<SeriesToAnalyse> series, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var found = new ConcurrentBag<FoundOfScope>();
        var telling = Telling(tenantId, series, from, to);
        Each(tenantId, [.. series.Where(one => one.IsOfSeason && one.Peers.Count(peer => telling.Contains(peer.Id)) < PeerSeason.Fewest)], (reader, one) =>
        {
            foreach (var level in new SeriesAnalysis(reader, from, to).Levels(one))
            {
                found.Add(level);
            }
        }, cancellation);
        return [.. found.OrderBy(one => one.ScopeId).ThenBy(one => one.Found.Start)];
    }

    /// <summary>The peers that were heard in the second half of [from, to): who fell silent before tells the season of too few days.</summary>
    private HashSet<int> Telling(int tenantId, IReadOnlyCollection<SeriesToAnalyse> series, DateOnly from, DateOnly to)
    {
        using var database = contexts.Read(TenantScope.Of(tenantId));
        var middle = from.AddDays((to.DayNumber - from.DayNumber) / 2);
        var telling = new HashSet<int>();
        foreach (var peer in series.SelectMany(one => one.Peers).DistinctBy(peer => peer.Id))
        {
            var since = peer.Calendar.InstantOf(middle);
            if (database.Set<ReadingRow>().Any(row => row.SeriesId == peer.Id && row.StartAt >= since))
            {
                telling.Add(peer.Id);
            }
        }

        return telling;
    }

    /// <summary>Who fell silent in [from, to), and where it has to be looked for.</summary>
    public IReadOnlyList<FoundOfScope> LookForSilence(
        int tenantId, IReadOnlyCollection<SeriesToAnalyse> series, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        // What is seldom read, such as a grid of luminance, is never silent; nor is a meter that was taken away. Weather that is expected of the days to
        // come says nothing of the meter that sends it.
        const double UsualShare = 0.5;
        var silent = new ConcurrentBag<SilentSeries>();
        Each(tenantId, series, (reader, one) =>
        {
            if (one.Series.Quantity != Quantities.ExpectedTemperature && !(one.Series.EndsAt <= one.Series.Calendar.StartOf(to))
                && Heard(reader, one.Series, from.AddDays(-DaysOfPace), to) is { } track
                && track.Values.Count(double.IsFinite) > UsualShare * track.Values.SkipWhile(double.IsNaN).Reverse().SkipWhile(double.IsNaN).Count())
            {
                var first = (int)((SeriesAnalysis.SinceOf(from) - track.Start) / LocalCalendar.Hour);
                silent.Add(new SilentSeries(one.Series.Id, one.Series.MeterId, one.Series.AssetId, one.SiteId, Gap.Of(track, first)));
            }
        }, cancellation);
        return
        [
            .. Silence.Attribute([.. silent.OrderBy(one => one.SeriesId)])
                .Select(one => new FoundOfScope(one.Scope, one.ScopeId, one.AssetId, null, one.Found)),
        ];
    }

    /// <summary>The hours of the days in [from, to); of a series that was heard last before them, those since as many days before its last reading. Null for
    /// one that was never heard.</summary>
    private static HourTrack? Heard(IReadingSource reader, MeasuredSeries series, DateOnly from, DateOnly to)
    {
        if (series.Read(reader, from, to) is not { } hours)
        {
            return null;
        }

        if (Array.Exists(hours, hour => hour.IsValid) || LastOf(reader, series, from, to) is not { } last || last >= series.Calendar.StartOf(from))
        {
            return HourTrack.Of(series.Calendar, from, hours);
        }

        var begin = series.Calendar.DayOf(last).AddDays(from.DayNumber - to.DayNumber);
        return series.Read(reader, begin, to) is { } since ? HourTrack.Of(series.Calendar, begin, since) : null;
    }

    /// <summary>Start of the last reading of the days in [from, to) or before them, milliseconds; null for none.</summary>
    private static long? LastOf(IReadingSource reader, MeasuredSeries series, DateOnly from, DateOnly to)
    {
        var end = series.Calendar.StartOf(to);
        var readings = reader.ReadFor(series.Id, series.Kind, series.Calendar.StartOf(from), end);
        for (var i = readings.Length - 1; i >= 0; i--)
        {
            if (readings[i].Start < end)
            {
                return readings[i].Start;
            }
        }

        return null;
    }

    private void Each(int tenantId, IReadOnlyCollection<SeriesToAnalyse> series, Action<IReadingSource, SeriesToAnalyse> look, CancellationToken cancellation)
    {
        var readers = new ConcurrentBag<(System.Data.Common.DbConnection Connection, SeriesReader Reader)>();
        try
        {
            Parallel.ForEach(
                series, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                () =>
                {
                    var connection = contexts.OpenReader();
                    var mine = (connection, new SeriesReader(connection, tenantId));
                    readers.Add(mine);
                    return mine.Item2;
                },
                (one, _, reader) =>
                {
                    look(reader, one);
                    return reader;
                },
                _ => { });
        }
        finally
        {
            foreach (var (connection, reader) in readers)
            {
                reader.Dispose();
                connection.Dispose();
            }
        }
    }
}
