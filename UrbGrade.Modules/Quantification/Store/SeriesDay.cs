using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The hours of a series' day as they are written in bulk; see <see cref="SeriesDayRow"/>.</summary>
/// <param name="LocalDay">Day number.</param>
internal readonly record struct SeriesDay(int SeriesId, int LocalDay, int TenantId, int ValidHours, int EstimatedHours, DayMarks Marks)
{
    public static readonly BulkTable<SeriesDay> Table = new(
        "SeriesDays",
        3,
        BulkColumn<SeriesDay>.Constant("TenantId", (in d) => d.TenantId),
        BulkColumn<SeriesDay>.Of("LocalDay", (in d) => d.LocalDay),
        BulkColumn<SeriesDay>.Of("SeriesId", (in d) => d.SeriesId),
        BulkColumn<SeriesDay>.Of("ValidHours", (in d) => d.ValidHours),
        BulkColumn<SeriesDay>.Of("EstimatedHours", (in d) => d.EstimatedHours),
        BulkColumn<SeriesDay>.Of("FilledHours", (in d) => d.Marks.Filled),
        BulkColumn<SeriesDay>.Of("RejectedHours", (in d) => d.Marks.Rejected),
        BulkColumn<SeriesDay>.Of("ReviewHours", (in d) => d.Marks.Review),
        BulkColumn<SeriesDay>.Of("Rules", (in d) => d.Marks.Rules));

    /// <summary>Sets the bits of the valid and of the estimated hours; those that have but a share of a longer time are there, as estimates.</summary>
    /// <param name="hours">As delivered.</param>
    public static SeriesDay From(int tenantId, int seriesId, DateOnly day, ReadOnlySpan<HourValue> hours, DayMarks marks)
    {
        int valid = 0, estimated = 0, rules = marks.Rules;
        for (var i = 0; i < hours.Length; i++)
        {
            valid |= hours[i].Adds ? 1 << i : 0;
            rules |= hours[i].State == HourState.Spread ? VecRule.Bit(VecRule.SumOnly) : 0;
            estimated |= hours[i] is { Adds: true, State: not HourState.Measured } ? 1 << i : 0;
        }

        return new SeriesDay(seriesId, day.DayNumber, tenantId, valid, estimated, marks with { Rules = rules });
    }
}
