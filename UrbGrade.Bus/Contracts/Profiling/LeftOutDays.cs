namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Days that a profile is not made of, by reason.</summary>
/// <param name="Missing">An hour is missing.</param>
/// <param name="Estimated">More than a quarter of the hours are estimates.</param>
/// <param name="Zero">No use at all.</param>
/// <param name="Negative">An hour below zero: the site fed in, or the meter is wrong.</param>
/// <param name="ClockChange">Days of 23 hours.</param>
public sealed record LeftOutDays(int Missing, int Estimated, int Zero, int Negative, int ClockChange);
