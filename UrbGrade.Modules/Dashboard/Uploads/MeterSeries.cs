namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>A series of a site and when it began.</summary>
/// <param name="Source">Its meter.</param>
/// <param name="FirstDay">Local day of its first reading.</param>
internal sealed record MeterSeries(int SeriesId, string Source, DateOnly FirstDay);
