namespace UrbGrade.Modules.Core.Readings;

/// <summary>What a series' hours were when they were counted last.</summary>
/// <param name="First">First local day with an hour.</param>
/// <param name="Last">Last local day with an hour.</param>
/// <param name="Fingerprint">Another one when an hour came, was estimated, rejected or replaced.</param>
internal readonly record struct ReadingMark(DateOnly First, DateOnly Last, long Fingerprint)
{
    /// <summary>Of hours that before the first of them are what the counter beside them tells.</summary>
    public ReadingMark After(ReadingMark counter) =>
        new(First < counter.First ? First : counter.First, Last, unchecked((Fingerprint * 1_099_511_628_211) ^ counter.Fingerprint));
}
