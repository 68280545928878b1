using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Modules.Engagement;

/// <summary>Counts the voters of each network at a place and day, and the votes at a place in a minute.</summary>
/// <remarks>In memory only, and of the newest day of each tenant: nothing of a network outlasts the day, and a start begins anew.</remarks>
internal sealed class VoteLimits(IOptions<EngagementOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<int, Votes> newest = [];

    /// <summary>Why a vote is too much; null takes it into account. A voter who comes again is let through, and is told elsewhere.</summary>
    /// <param name="day">Local day.</param>
    /// <param name="network">Key of network, place and day.</param>
    /// <param name="voter">Key of voter, place and day.</param>
    public VoteOutcome? Refusal(int tenantId, DateOnly day, string placeTag, string network, string voter)
    {
        lock (gate)
        {
            var votes = Of(tenantId, day);
            var voters = votes.Voters.GetValueOrDefault(network);
            if (voters?.Contains(voter) == true)
            {
                return null;
            }

            if (voters?.Count >= options.Value.VotesOfNetworkPerDay)
            {
                return VoteOutcome.TooManyOfNetwork;
            }

            if (!TakesNow(votes, placeTag))
            {
                return VoteOutcome.TooManyNow;
            }

            // A network is kept from its first vote on only: what is refused takes no memory.
            (voters ?? (votes.Voters[network] = new(StringComparer.Ordinal))).Add(voter);
            return null;
        }
    }

    private bool TakesNow(Votes votes, string placeTag)
    {
        var now = clock.GetUtcNow();
        if (!votes.Last.TryGetValue(placeTag, out var last))
        {
            votes.Last[placeTag] = last = new();
        }

        while (last.TryPeek(out var first) && now - first >= Minute)
        {
            last.Dequeue();
        }

        if (last.Count >= options.Value.VotesOfPlacePerMinute)
        {
            return false;
        }

        last.Enqueue(now);
        return true;
    }

    private Votes Of(int tenantId, DateOnly day)
    {
        if (!newest.TryGetValue(tenantId, out var votes) || votes.Day < day)
        {
            newest[tenantId] = votes = new(day, new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        }

        return votes;
    }

    /// <summary>Voters by network, and the last minute's votes by place.</summary>
    private sealed record Votes(DateOnly Day, Dictionary<string, HashSet<string>> Voters, Dictionary<string, Queue<DateTimeOffset>> Last);
}
