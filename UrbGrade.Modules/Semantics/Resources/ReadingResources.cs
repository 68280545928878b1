using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Semantics.Resources;

/// <summary>Readings of a series, in order of their starts: read when they are asked for, never with the series.</summary>
internal sealed class ReadingResources(UrbGradeContext database)
{
    /// <summary>Readings that start in [from, to); null when there is no such series.</summary>
    public async Task<List<(DateTimeOffset Start, Description Resource)>?> Read(
        int seriesId, DateTimeOffset from, DateTimeOffset to, int take, CancellationToken cancellation)
    {
        var series = await database.Set<SeriesRow>().AsNoTracking().Where(s => s.Id == seriesId)
            .Join(database.Set<MeterRow>(), s => s.MeterId, m => m.Id, (s, m) => new { Row = s, m.AssetId }).SingleOrDefaultAsync(cancellation);
        if (series is null)
        {
            return null;
        }

        var rows = await database.Set<ReadingRow>().AsNoTracking().Where(r => r.SeriesId == seriesId && r.StartAt >= from && r.StartAt < to)
            .OrderBy(r => r.StartAt).Take(take).ToListAsync(cancellation);
        var path = ResourcePath.Of(RegistryResources.Series, seriesId);
        return [.. rows.Select(r => (r.StartAt, Description.Of(
            "reading", $"{path.Path}/readings/{Key(r.StartAt)}",
            ("series", path), ("meter", ResourcePath.Of(RegistryResources.Meters, series.Row.MeterId)), ("asset", ResourcePath.Of(RegistryResources.Assets, series.AssetId)),
            ("quantity", series.Row.Quantity), ("interval", new UtcInterval(r.StartAt, r.EndAt)), ("start", r.StartAt), ("end", r.EndAt), ("value", r.Value),
            ("unit", series.Row.Unit), ("quality", Quality(r.Quality)), ("revision", r.Revision))))];
    }

    /// <summary>The start of a reading from the last part of its address; null when that is none.</summary>
    public static DateTimeOffset? Start(string key) =>
        DateTimeOffset.TryParseExact(
            key, ["yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd'T'HHmmss.fff'Z'"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var start) ? start : null;

    private static string Key(DateTimeOffset start) => start.UtcDateTime.ToString(
        start.Millisecond == 0 ? "yyyyMMdd'T'HHmmss'Z'" : "yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Quality(ReadingQuality quality) => quality switch
    {
        ReadingQuality.Measured => "measured",
        ReadingQuality.Estimated => "estimated",
        _ => "manual",
    };
}
