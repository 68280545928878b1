namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>A series of a site, when it began and how far it is.</summary>
/// <param name="Source">Its meter.</param>
/// <param name="FirstDay">Local day of its first reading.</param>
/// <param name="LastStart">Start of its newest reading.</param>
/// <param name="EndDay">Local day on which its meter was taken away: that one and later ones are not expected of it. Null for one that measures.</param>
internal sealed record MeterSeries(int SeriesId, string Source, DateOnly FirstDay, DateTimeOffset LastStart, DateOnly? EndDay)
{
    /// <summary>Until when nothing is missing after its newest reading, since it is read seldom: twice what usually lies between two of its readings. Null
    /// for one that tells hours, or whose step is not known yet.</summary>
    public DateTimeOffset? AwaitedUntil { get; init; }
}
