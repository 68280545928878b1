using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>The segments of a carrier in a month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Months">All months with segments of this carrier, newest first.</param>
/// <param name="Media">Carriers that have profiles.</param>
/// <param name="Segments">By number; empty where meters could not be divided.</param>
/// <param name="Method">How meters were divided; null without segments.</param>
/// <param name="Silhouette">-1 to 1, more is better told apart; null without segments.</param>
/// <param name="DaviesBouldin">At least 0, less is better told apart; null without segments.</param>
/// <param name="States">How many meters of the carrier are in which state today.</param>
/// <param name="Earliest">From when the first of those that are too short have a profile; null where none is.</param>
public sealed record SegmentMonth(
    Medium Medium, DateOnly? Month, IReadOnlyList<DateOnly> Months, IReadOnlyList<Medium> Media, IReadOnlyList<Segment> Segments, SegmentMethod? Method,
    double? Silhouette, double? DaviesBouldin, IReadOnlyDictionary<ProfileState, int> States, DateOnly? Earliest)
{
    /// <summary>Where the readings come from, as the sites of all members tell; null for own meters, and where sites differ.</summary>
    public string? Origin { get; init; }
}
