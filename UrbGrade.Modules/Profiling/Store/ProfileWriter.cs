using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>Writes profiles over those that there are.</summary>
internal sealed class ProfileWriter(IUrbGradeContexts contexts, ProfileSources sources, TimeProvider clock)
{
    /// <summary>What somebody took back meanwhile, or whose meter it became, is not written.</summary>
    /// <returns>The profiles that were written.</returns>
    public IReadOnlyList<MadeProfile> Write(IWriteSession session, int tenantId, IReadOnlyList<MadeProfile> made)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        var homes = sources.HomesIn(database);
        var written = made.Where(one => homes(one.Source.Series.MeterId, one.Source.Series.Calendar) == one.Source.Home).ToList();
        var ids = written.ConvertAll(one => one.Source.Series.Id);
        database.Set<TypicalProfileRow>().Where(row => ids.Contains(row.SeriesId)).ExecuteDelete();
        database.Set<AtypicalDayRow>().Where(row => ids.Contains(row.SeriesId)).ExecuteDelete();
        database.Set<MeterProfileRow>().Where(row => ids.Contains(row.SeriesId)).ExecuteDelete();
        foreach (var one in written)
        {
            Write(database, tenantId, one);
        }

        database.SaveChanges();
        return written;
    }

    /// <summary>Deletes everything that was made of some series.</summary>
    /// <returns>Rows.</returns>
    public static int Forget(UrbGradeContext database, IReadOnlyCollection<int> series, IReadOnlyCollection<int> assets) =>
        database.Set<MeterProfileRow>().Where(row => series.Contains(row.SeriesId)).ExecuteDelete()
        + database.Set<TypicalProfileRow>().Where(row => series.Contains(row.SeriesId)).ExecuteDelete()
        + database.Set<ProfileMonthRow>().Where(row => series.Contains(row.SeriesId)).ExecuteDelete()
        + database.Set<AtypicalDayRow>().Where(row => series.Contains(row.SeriesId)).ExecuteDelete()
        + database.Set<SegmentMemberRow>().Where(row => series.Contains(row.SeriesId)).ExecuteDelete()
        + database.Set<ConsumerProfileRow>().Where(row => assets.Contains(row.AssetId)).ExecuteDelete();

    private void Write(UrbGradeContext database, int tenantId, MadeProfile made)
    {
        var id = made.Source.Series.Id;
        database.Add(Row(tenantId, made));
        database.AddRange(made.Profile.Typical.Select(typical => new TypicalProfileRow
        {
            SeriesId = id, Kind = typical.Kind, Season = typical.Season, TenantId = tenantId, Days = typical.Days,
            Median = Floats(typical.Median), Low = Floats(typical.Low), High = Floats(typical.High),
        }));
        var usual = made.Unusual.Select(day => day.Cluster).Distinct().ToDictionary(cluster => cluster, cluster => made.Shapes!.UsualDay(cluster, made.Days!.Whole));
        database.AddRange(made.Unusual.Select(day => new AtypicalDayRow
        {
            SeriesId = id, Day = day.Day.Day, TenantId = tenantId, Distance = day.Distance, Limit = made.Shapes!.Limit, Hours = Floats(day.Day.Hours),
            Usual = Floats(usual[day.Cluster]),
        }));
        List<DateOnly> months = [.. made.MonthsGone, .. made.Months.Select(month => month.Month)];
        if (months.Count > 0)
        {
            database.Set<ProfileMonthRow>().Where(row => row.SeriesId == id && months.Contains(row.Month)).ExecuteDelete();
        }

        if (made.Profile.State == ProfileState.NoConsent)
        {
            Forget(database, [id], [made.Source.Series.AssetId]);
        }

        database.AddRange(made.Months.Select(month => new ProfileMonthRow
        {
            SeriesId = id, Month = month.Month, TenantId = tenantId, Days = month.Days, Features = month.Features, Week = Floats(month.Week),
        }));
    }

    private MeterProfileRow Row(int tenantId, MadeProfile made)
    {
        var (series, profile, left) = (made.Source.Series, made.Profile, made.Days?.LeftOut);
        return new MeterProfileRow
        {
            SeriesId = series.Id, TenantId = tenantId, MeterId = series.MeterId, AssetId = series.AssetId, Medium = made.Source.Medium, State = profile.State,
            AvailableFrom = profile.AvailableFrom, FirstDay = made.Days?.First, LastDay = profile.LastDay, Days = made.Days?.Whole.Count ?? 0,
            MissingDays = left?.Missing ?? 0, EstimatedDays = left?.Estimated ?? 0, ZeroDays = left?.Zero ?? 0, NegativeDays = left?.Negative ?? 0,
            ShortDays = left?.ClockChange ?? 0, Fingerprint = made.Mark, Features = profile.Features, Shop = made.Shop,
            Shapes = made.Shapes is { } shapes ? Floats([.. shapes.Partition.Centres.SelectMany(centre => centre)]) : [], ShapeLimit = made.Shapes?.Limit,
            ShapesUntil = made.ShapesUntil, ComputedAt = clock.GetUtcNow(),
        };
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);
}
