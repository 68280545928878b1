using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Domain;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.Queries;

/// <summary>Reads the segments of a month and what distinguishes them.</summary>
internal static class SegmentReader
{
    public static SegmentMonth Nothing(Medium? medium) =>
        new(medium ?? Medium.Power, null, [], [], [], null, null, null, new Dictionary<ProfileState, int>(), null);

    public static async Task<SegmentMonth> Read(UrbGradeContext database, Medium? medium, DateOnly? month, CancellationToken cancellation)
    {
        var states = await database.Set<MeterProfileRow>().GroupBy(row => new { row.Medium, row.State })
            .Select(rows => new { rows.Key.Medium, rows.Key.State, Count = rows.Count(), Earliest = rows.Min(row => row.AvailableFrom) }).ToListAsync(cancellation);
        if (states.Count == 0)
        {
            return Nothing(medium);
        }

        var chosen = medium ?? states.GroupBy(one => one.Medium).MaxBy(one => one.Sum(state => state.Count))!.Key;
        var months = await database.Set<SegmentMonthRow>().Where(row => row.Medium == chosen).Select(row => row.Month).Distinct()
            .OrderByDescending(one => one).ToListAsync(cancellation);
        DateOnly? shown = month is { } asked ? months.Find(one => one <= asked) : months.FirstOrDefault();
        shown = shown == default(DateOnly) ? null : shown;
        var own = states.Where(one => one.Medium == chosen).ToList();
        var (segments, first, origin) = shown is { } at ? await Segments(database, chosen, at, cancellation) : ([], null, null);
        return new SegmentMonth(
            chosen, shown, months, [.. states.Select(one => one.Medium).Distinct().Order()], segments, first?.Method, first?.Silhouette, first?.DaviesBouldin,
            own.ToDictionary(one => one.State, one => one.Count), own.Find(one => one.State == ProfileState.TooShort)?.Earliest) { Origin = origin };
    }

    private static async Task<(IReadOnlyList<Segment> Segments, SegmentMonthRow? First, string? Origin)> Segments(
        UrbGradeContext database, Medium medium, DateOnly month, CancellationToken cancellation)
    {
        var rows = await database.Set<SegmentMonthRow>().AsNoTracking().Where(row => row.Medium == medium && row.Month == month).OrderBy(row => row.Number)
            .ToListAsync(cancellation);
        var since = await database.Set<SegmentMonthRow>().Where(row => row.Medium == medium).GroupBy(row => row.Number)
            .Select(one => new { Number = one.Key, Month = one.Min(row => row.Month) }).ToDictionaryAsync(one => one.Number, one => one.Month, cancellation);
        var members = await (
            from member in database.Set<SegmentMemberRow>().AsNoTracking()
            join use in database.Set<ProfileMonthRow>().AsNoTracking() on new { member.SeriesId, member.Month } equals new { use.SeriesId, use.Month }
            join profile in database.Set<MeterProfileRow>() on member.SeriesId equals profile.SeriesId
            join meter in database.Set<MeterRow>() on profile.MeterId equals meter.Id
            join asset in database.Set<AssetRow>() on profile.AssetId equals asset.Id
            join site in database.Set<SiteRow>() on asset.SiteId equals site.Id
            where member.Month == month && member.Medium == medium
            select new { member.SeriesId, member.Number, Use = use, meter.Source, AssetId = asset.Id, asset.Name, site.Origin }).ToListAsync(cancellation);
        var places = await ProfileReader.Places(database, members.ConvertAll(member => member.SeriesId), month, cancellation);
        var all = members.ConvertAll(member => (member.Number, Features: member.Use.Features!));
        return (rows.ConvertAll(row => new Segment(
            row.Number, since[row.Number], ProfileReader.Doubles(row.Week), ProfileReader.Doubles(row.Low), ProfileReader.Doubles(row.High), SegmentTraits.Of(row.Number, all),
            [
                .. members.Where(member => member.Number == row.Number).OrderBy(member => member.Name, NaturalOrder.Names).ThenBy(member => member.Source, NaturalOrder.Names)
                    .Select(member => new SegmentMember(member.Source, member.AssetId, member.Name, member.Use.DailyMean!.Value, places[member.SeriesId])),
            ])), rows.FirstOrDefault(), members.Select(member => member.Origin).Distinct().ToList() is [var origin] ? origin : null);
    }
}
