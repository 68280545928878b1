using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>How one meter is usually used.</summary>
/// <param name="Meter">As messages name it.</param>
/// <param name="Unit">Of an hour's use: <c>kW.h</c>, or <c>m3</c> for water.</param>
/// <param name="AvailableFrom">Earliest day from which there will be a profile, if every day comes whole; null unless it is too short.</param>
/// <param name="FirstDay">First day looked at, by the local calendar; null without any.</param>
/// <param name="LastDay">Last whole day that was used; null without any.</param>
/// <param name="Days">Whole days that were used.</param>
/// <param name="Features">Null where there is no profile.</param>
/// <param name="Typical">By kind of day and season; empty where there is none.</param>
/// <param name="Segment">Null before the first division, and for who is in none.</param>
/// <param name="AtypicalDays">Among the days looked at.</param>
public sealed record MeterProfile(
    string Meter, int AssetId, string AssetName, Medium Medium, string Unit, ProfileState State, DateOnly? AvailableFrom, DateOnly? FirstDay, DateOnly? LastDay,
    int Days, LeftOutDays LeftOut, UseFeatures? Features, IReadOnlyList<TypicalDay> Typical, SegmentPlace? Segment, int AtypicalDays, DateTimeOffset ComputedAt);
