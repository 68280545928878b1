using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The hours of the local days in [from, to) of a series; null when it begins later.</summary>
internal delegate MeteredHours? HoursOfSeries(KnownSeries series, DateOnly from, DateOnly to);
