namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Whether there is a profile, and why not. The numbers are stored.</summary>
public enum ProfileState
{
    /// <summary>There is one.</summary>
    Ready = 0,

    /// <summary>Fewer than 28 whole days; it is told from when there will be enough.</summary>
    TooShort = 1,

    /// <summary>No value was ever believed.</summary>
    NoValues = 2,

    /// <summary>Whole days, and never any use.</summary>
    NoUse = 3,

    /// <summary>Every hour alike: there is a typical day, but nothing that a day could differ from.</summary>
    Constant = 4,

    /// <summary>No whole day in the last 28 days: the profile is the last one that could be made.</summary>
    Silent = 5,

    /// <summary>The meter is a person's own, who has not agreed to a profile.</summary>
    NoConsent = 6,

    /// <summary>What is known are sums of longer times, which say nothing of single hours.</summary>
    TooSeldom = 7,

    /// <summary>Fewer than 28 whole days though the series began long ago, or sends no more: more of the kind promises nothing.</summary>
    TooFewDays = 8,
}
