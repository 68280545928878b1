namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What became of a vote.</summary>
public enum VoteOutcome
{
    /// <summary>It counts.</summary>
    Counted,

    /// <summary>The voter has voted at this place today; that vote counts and this one does not.</summary>
    AlreadyVoted,

    /// <summary>Nobody is asked at this place now.</summary>
    NotAsked,

    /// <summary>The score is none.</summary>
    Invalid,

    /// <summary>As many votes of its network as are counted at one place and day.</summary>
    TooManyOfNetwork,

    /// <summary>As many votes as are counted at one place in a minute; the next minute takes it.</summary>
    TooManyNow,
}
