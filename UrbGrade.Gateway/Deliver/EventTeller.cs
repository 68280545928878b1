using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Deliver;

/// <summary>
/// Tells the platform what the gateway logs, so that operators can follow it there. How far the platform is it says itself, and what is told twice changes
/// nothing: nothing has to be remembered here. Telling logs nothing, or there would always be something to tell.
/// </summary>
internal sealed class EventTeller(GatewaySettings settings, GatewayDatabase database, EventTable events, IUplink uplink, TimeProvider time)
{
    /// <summary>What is older when the gateway starts is no news any more.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);

    /// <summary>The last entry that the platform has; null until it was asked.</summary>
    private long? told;

    /// <summary>Tells what is new, in portions.</summary>
    /// <returns>The platform's last answer; null when there was nothing to tell.</returns>
    public async Task<UplinkAnswer?> RunAsync(CancellationToken cancellation)
    {
        events.Flush(database);
        UplinkAnswer? answer = null;
        if (told is null)
        {
            answer = await TellAsync([], cancellation);
            if (answer is not UplinkAnswer.Told known)
                return answer;
            told = database.Read(connection => EventTable.LastBefore(connection, Since(known.LastAt)));
        }

        while (database.Read(connection => EventTable.After(connection, told.Value, EventsXml.Most)) is { Count: > 0 } entries)
        {
            List<ToldEvent> portion = [.. entries.Select(entry => ToldText.Of(entry.Id, entry.Entry)).OfType<ToldEvent>()];
            if (portion.Count > 0)
            {
                answer = await TellAsync(portion, cancellation);
                if (answer is not UplinkAnswer.Told)
                    return answer;
            }

            told = entries[^1].Id;
        }

        return answer;
    }

    private Task<UplinkAnswer> TellAsync(List<ToldEvent> portion, CancellationToken cancellation) =>
        uplink.TellEventsAsync(new EventsRequest(portion, settings.Site.Tenant), cancellation);

    private DateTimeOffset Since(DateTimeOffset? last)
    {
        var yesterday = time.GetUtcNow() - Oldest;
        return last > yesterday ? last.Value : yesterday;
    }
}
