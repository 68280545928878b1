using System.Collections.Concurrent;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Modules.Engagement;

/// <summary>Keeps each street's story for a minute, however many people look at it.</summary>
internal sealed class StoryCache(TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(int TenantId, int Street), (StreetStory Story, long ComposedAt)> stories = new();

    /// <summary>The story of a street, composed anew when it is too old.</summary>
    public async Task<StreetStory> Get((int TenantId, int Street) street, Func<Task<StreetStory>> compose)
    {
        if (stories.TryGetValue(street, out var known) && clock.GetElapsedTime(known.ComposedAt) < Freshness)
        {
            return known.Story;
        }

        var composedAt = clock.GetTimestamp();
        var story = await compose();
        stories[street] = (story, composedAt);
        return story;
    }
}
