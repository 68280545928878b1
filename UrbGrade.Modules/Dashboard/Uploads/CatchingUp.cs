using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>Whether a site's gateway still sends what it has to make up for, such as its history at the start.</summary>
internal static class CatchingUp
{
    /// <summary>After longer nobody knows whether the rest is still on its way.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <summary>Batches that wait there behind those that came just now, while the newest reading is of no day later than the one before yesterday; 0 where
    /// nothing is known to be on its way. A gateway that is up to date has a batch waiting now and then.</summary>
    /// <param name="newest">Local day of the site's newest reading.</param>
    public static async Task<int> Batches(
        UrbGradeContext database, int siteId, DateOnly newest, DateOnly today, DateTimeOffset now, CancellationToken cancellation) =>
        newest < today.AddDays(-1) && await LastReceipts.Of(database, siteId, now, cancellation) is { } last && last.ReceivedAt > now - Lately
            ? (await GatewayWord.Of(database, last.Thumbprint, cancellation)).Waiting ?? 0 : 0;

    /// <summary>Whether any gateway of the tenant said lately that batches wait behind the one that it sent. Where none did, nothing else needs to be
    /// read: mostly all are up to date.</summary>
    public static Task<bool> AnyWaits(UrbGradeContext database, DateTimeOffset now, CancellationToken cancellation)
    {
        // A gateway's word is of the hour before its last request, which is an hour old at most.
        var since = now - (2 * Lately);
        return database.Set<RawRequestRow>().AnyAsync(request => request.ReceivedAt > since && request.Waiting > 0, cancellation);
    }

    /// <summary>The sites that still send, with the batches that wait there.</summary>
    /// <param name="readings">The newest of each series, or of each asset, with the civil days of its site.</param>
    public static async Task<Dictionary<int, int>> Sites(
        UrbGradeContext database, IEnumerable<(int SiteId, LocalCalendar Calendar, DateTimeOffset StartAt)> readings, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var sites = new Dictionary<int, int>();
        if (!await AnyWaits(database, now, cancellation))
        {
            return sites;
        }

        foreach (var site in readings.GroupBy(reading => reading.SiteId))
        {
            var (_, calendar, newest) = site.MaxBy(reading => reading.StartAt);
            if (await Batches(database, site.Key, calendar.DayOf(newest), calendar.DayOf(now), now, cancellation) is var waiting and > 0)
            {
                sites[site.Key] = waiting;
            }
        }

        return sites;
    }
}
