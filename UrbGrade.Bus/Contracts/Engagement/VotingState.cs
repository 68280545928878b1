namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>Whether people are asked at a place.</summary>
public enum VotingState
{
    /// <summary>No campaign has the place.</summary>
    Never,

    /// <summary>One will begin.</summary>
    NotYet,

    /// <summary>One is on.</summary>
    Open,

    /// <summary>The last one is over.</summary>
    Over,
}
