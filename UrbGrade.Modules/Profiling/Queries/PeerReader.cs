using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Domain;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.Queries;

/// <summary>Reads where an asset stands among its peers.</summary>
internal static class PeerReader
{
    /// <summary>By carrier; those in which it is compared.</summary>
    public static async Task<IReadOnlyList<PeerStanding>> Of(UrbGradeContext database, int assetId, CancellationToken cancellation)
    {
        var rows = await (
            from own in database.Set<ConsumerProfileRow>().AsNoTracking()
            join peers in database.Set<PeerGroupRow>().AsNoTracking() on own.PeerGroupId equals peers.Id
            where own.AssetId == assetId
            orderby own.Medium
            select new { Own = own, Group = peers }).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return [];
        }

        var kind = rows[0].Group.Kind;
        var alone = await (
            from meter in database.Set<MeterProfileRow>().AsNoTracking()
            join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
            where asset.Kind == kind && meter.State != ProfileState.NoUse && meter.State != ProfileState.Ready
                && !database.Set<ConsumerProfileRow>().Any(compared => compared.AssetId == meter.AssetId && compared.Medium == meter.Medium)
            select new { meter.Medium, asset.Id, asset.SiteId }).Distinct().ToListAsync(cancellation);
        return rows.ConvertAll(row =>
        {
            var (from, to) = PeerGroup.AreaOf(row.Group.AreaBand);

            // Until the night after a measure is new, it has no values.
            var known = Enum.GetValues<PeerMeasure>()
                .Where(measure => (int)measure < row.Own.Percentiles.Length && !float.IsNaN(row.Own.Percentiles[(int)measure]));
            var places = known.Select(measure => new PeerPlace(
                measure, row.Own.Values[(int)measure], row.Group.Quartiles[3 * (int)measure], row.Group.Quartiles[(3 * (int)measure) + 1],
                row.Group.Quartiles[(3 * (int)measure) + 2], row.Own.Percentiles[(int)measure]));
            var day = row.Own.Day.Length > 0 && row.Group.DayMedian.Length > 0
                ? new PeerDay(
                    row.Group.Season, ProfileReader.Doubles(row.Own.Day), ProfileReader.Doubles(row.Group.DayLow), ProfileReader.Doubles(row.Group.DayMedian),
                    ProfileReader.Doubles(row.Group.DayHigh))
                : null;
            return new PeerStanding(row.Own.Medium, row.Group.Level, row.Group.Kind, from, to, row.Group.Members, [.. places], day)
            {
                LeftOut = alone.Count(one => one.Medium == row.Own.Medium && (row.Group.SiteId == 0 || one.SiteId == row.Group.SiteId)),
            };
        });
    }
}
