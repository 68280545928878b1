using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>Some civil days of a series after all rules.</summary>
/// <param name="Hours">As figures take them.</param>
/// <param name="Days">What the rules said of each day.</param>
/// <param name="Changed">The hours that are not what their readings say, in order.</param>
internal sealed record CheckedStretch(HourValue[] Hours, DayMarks[] Days, IReadOnlyList<CheckedHour> Changed);
