using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Collect.Sources.Sql;

/// <summary>A database that has a query for a range of time, too.</summary>
internal sealed class RereadingSqlSource(SqlOrigin origin, SourceContext context) : SqlSource(origin, context), IRereadingSource
{
    private const string AgainItem = "again";

    private readonly string query = origin.Range!;
    private readonly int againDays = origin.AgainDays;
    private readonly SourceMemory memory = context.Memory;
    private readonly TimeProvider time = context.Time;
    private readonly DateTimeZone site = context.Settings.Site.Zone;
    private readonly DateTimeZone zone = origin.Local ? context.Settings.Site.Zone : DateTimeZone.Utc;

    public override async Task<int> FetchAsync(CancellationToken cancellation)
    {
        var dropped = await base.FetchAsync(cancellation);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var today = SiteCalendar.Text(now.InZone(site).Date);
        if (againDays == 0 || memory.Find(AgainItem) == today)
            return dropped;
        dropped += await RereadAsync(new Interval(now - Duration.FromDays(againDays), now), cancellation);
        memory.Keep(AgainItem, today);
        return dropped;
    }

    public async Task<int> RereadAsync(Interval range, CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(cancellation);
        var rows = await ReadAsync(connection, query, null, cancellation, ("@from", Bound(range.Start)), ("@to", Bound(range.End)));
        if (rows.Count == 0)
            return 0;
        await DropAsync(rows, "again", cancellation);
        return 1;
    }

    private DateTime Bound(Instant at) => at.InZone(zone).LocalDateTime.ToDateTimeUnspecified();
}
