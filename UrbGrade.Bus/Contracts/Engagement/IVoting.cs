namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>Votes of everybody, without an account.</summary>
public interface IVoting
{
    /// <summary>What is asked at a place, and what was said so far; null when there is no such place.</summary>
    /// <param name="tag">As it stands in the place's address.</param>
    Task<VotePlace?> Find(string tag, CancellationToken cancellation);

    /// <summary>Code of the tenant whose place it is; null when there is no such place.</summary>
    /// <param name="tag">As it stands in the place's address.</param>
    Task<string?> TenantCodeOf(string tag, CancellationToken cancellation);

    /// <summary>Counts a vote: the first of a voter at a place on a local day. It is durable when this returns.</summary>
    /// <param name="voter">What the browser keeps; never stored.</param>
    /// <param name="network">Where it comes from, as one household has it; never stored.</param>
    Task<VoteOutcome> Cast(string tag, string voter, string network, VoteDraft vote, CancellationToken cancellation);
}
