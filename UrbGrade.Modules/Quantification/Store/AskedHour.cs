namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A KPI of one hour, made when somebody asked.</summary>
/// <param name="Hour">How many hours of its local day come before it, 0 to 24.</param>
/// <param name="StartsAt">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Row">The figure; its period is the day.</param>
internal readonly record struct AskedHour(int Hour, long StartsAt, PeriodKpiRow Row);
