using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Handlers;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What was learned of the hours of a meter says nothing of them once they are multiplied in another way.</summary>
internal sealed class LearnedLimits(IWorkItems work)
{
    public const string Reason = "learned";

    private const string Waiting = "multiplied anew";

    /// <summary>Forgets what was learned of a meter for the time from an instant on, up to the meter's next setting, and asks to learn it from the
    /// hours since. Until then, and where these are too few, any hour is believed that the connection lets through. What a person wrote stays.</summary>
    public void Forget(UrbGradeContext database, IWriteSession session, MeterRow meter, DateTimeOffset from)
    {
        var zone = (
            from asset in database.Set<AssetRow>()
            join site in database.Set<SiteRow>() on asset.SiteId equals site.Id
            join tenant in database.Set<TenantRow>() on site.TenantId equals tenant.Id
            where asset.Id == meter.AssetId
            select site.TimeZone ?? tenant.TimeZone).Single();
        var calendar = LocalCalendar.Of(zone);
        var first = calendar.DayOf(from);
        var next = database.Set<MeterSettingRow>().AsNoTracking().Where(s => s.MeterId == meter.Id && s.From > from).OrderBy(s => s.From).FirstOrDefault();
        var until = next is null ? (DateOnly?)null : calendar.DayOf(next.From);
        var limits = database.Set<SeriesThresholdRow>().Where(t => database.Set<SeriesRow>().Any(s => s.Id == t.SeriesId && s.MeterId == meter.Id)).ToList();
        var learned = limits.GroupBy(limit => limit.SeriesId).Where(all => !all.Any(limit => limit.IsByHand && limit.From <= first)).ToList();
        learned.ForEach(all => Forget(database, [.. all.OrderBy(limit => limit.From)], first, until));
        if (learned.Count == 0)
        {
            return;
        }

        // On a day on which it changes, hours of both ways stand beside each other.
        var day = calendar.InstantOf(first) == from ? first : first.AddDays(1);
        work.Add(
            session, meter.TenantId, $"limits:{meter.TenantId}:{day:yyyy-MM-dd}:{meter.Id}", new LimitsDue(day, meter.Id),
            LearnLimits.UniqueKey(meter.TenantId, day, meter.Id), WorkPriority.Low);
    }

    private static void Forget(UrbGradeContext database, List<SeriesThresholdRow> limits, DateOnly first, DateOnly? until)
    {
        if (until is { } end && end > first && limits.TrueForAll(limit => limit.From != end)
            && limits.FindLast(limit => limit.From < end) is { IsByHand: false } holding)
        {
            database.Add(Row(holding, end, holding.Reason, (holding.Most, holding.Review, holding.Usual)));
        }

        var forgotten = limits.FindAll(limit => !limit.IsByHand && limit.From >= first && (until is null || limit.From < until));
        if (forgotten.Count == 0 && limits.TrueForAll(limit => limit.From > first))
        {
            return;
        }

        // A day has one row: what stands there is written over.
        if (forgotten.Find(limit => limit.From == first) is { } standing)
        {
            standing.Most = standing.Review = standing.Usual = null;
            standing.Reason = Waiting;
            forgotten.Remove(standing);
        }
        else if (until != first)
        {
            database.Add(Row(limits[0], first, Waiting, default));
        }

        database.RemoveRange(forgotten);
    }

    private static SeriesThresholdRow Row(SeriesThresholdRow like, DateOnly from, string reason, (double? Most, double? Review, double? Usual) limits) => new()
    {
        TenantId = like.TenantId,
        SeriesId = like.SeriesId,
        From = from,
        Most = limits.Most,
        Review = limits.Review,
        Usual = limits.Usual,
        Estimates = true,
        Reason = reason,
    };
}
