using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Modules.Engagement;

/// <summary>How many votes are counted, as a voter without an account is known by no more than a cookie.</summary>
internal sealed class EngagementOptions
{
    /// <summary>Votes of one network at one place and local day. A household, a bus stop or a class may come from one.</summary>
    [Range(1, 10_000)]
    public int VotesOfNetworkPerDay { get; set; } = 20;

    /// <summary>Votes at one place in a minute, wherever they come from.</summary>
    [Range(1, 10_000)]
    public int VotesOfPlacePerMinute { get; set; } = 10;
}
