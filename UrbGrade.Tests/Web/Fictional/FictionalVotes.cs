using System.Collections.Concurrent;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>A post where people are asked, one where nobody is any more, and what was voted.</summary>
internal sealed class FictionalVotes : IVoting
{
    /// <summary>Of the post where people are asked.</summary>
    public const string Open = "0penp0st";

    /// <summary>Of the post where the campaign is over.</summary>
    public const string Over = "0verp0st";

    /// <summary>Of a post where no further vote of one network is counted today.</summary>
    public const string Full = "fu11p0st";

    private readonly ConcurrentDictionary<(string Tag, string Voter), VoteDraft> votes = new();

    public IReadOnlyCollection<VoteDraft> Votes => [.. votes.Values];

    public Task<VotePlace?> Find(string tag, CancellationToken cancellation) => Task.FromResult(tag switch
    {
        Open or Full => Place(tag, VotingState.Open),
        Over => Place(tag, VotingState.Over),
        _ => null,
    });

    public Task<string?> TenantCodeOf(string tag, CancellationToken cancellation) => Task.FromResult(tag is Open or Over ? "20" : null);

    public Task<VoteOutcome> Cast(string tag, string voter, string network, VoteDraft vote, CancellationToken cancellation) => Task.FromResult(
        vote.Score is < 1 or > 5 ? VoteOutcome.Invalid
        : tag == Full ? VoteOutcome.TooManyOfNetwork
        : tag != Open ? VoteOutcome.NotAsked
        : votes.TryAdd((tag, voter), vote) ? VoteOutcome.Counted : VoteOutcome.AlreadyVoted);

    private VotePlace Place(string tag, VotingState state) => new(
        tag, "SF-P-001", "Plaça Fictícia 1", "20", "Sant Fictici", "Carrer Fictici", state, new DateOnly(2019, 11, 1), new DateOnly(2019, 12, 24), null,
        new Opinion(34 + votes.Count, 72, 72, 8));
}
