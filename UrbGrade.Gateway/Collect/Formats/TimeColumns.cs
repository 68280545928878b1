using NodaTime;
using NodaTime.Text;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Which instant of an interval a time label names.</summary>
internal enum IntervalLabel
{
    Start,
    End,

    /// <summary>The number of the hour in its civil day, 1 to 23, 24 or 25.</summary>
    HourNumber,
}

/// <summary>What tells the two hours apart that share one label when summer time ends.</summary>
internal enum AmbiguousRule
{
    /// <summary>Nothing does: such rows are rejected.</summary>
    Reject,

    /// <summary>
    /// Rows of a series are in order of time: where its labels step back, or stand still, the later hour begins. Without
    /// such a step nothing tells.
    /// </summary>
    FileOrder,

    /// <summary>A column says whether summer time is in force.</summary>
    Flag,
}

/// <summary>How rows tell their interval or moment.</summary>
/// <param name="Columns">One column with date and time, or date and time apart, joined by a blank before parsing; none
/// where the file's own time is meant.</param>
/// <param name="Stamp">How a label with its own offset is written; null where labels are local times of <paramref name="Zone"/>.</param>
/// <param name="Resolution">Length of an interval; zero for moments.</param>
/// <param name="CivilDays">Whether an interval is a civil day of 23, 24 or 25 hours.</param>
/// <param name="EndOfDay24">Whether 24:00 stands for the midnight that ends a day.</param>
/// <param name="InOrder">Whether the rows of a meter are in order of time, so that one that goes back tells of a clock that was set.</param>
/// <param name="HourColumn">Only for <see cref="IntervalLabel.HourNumber"/>.</param>
/// <param name="FlagColumn">Only for <see cref="AmbiguousRule.Flag"/>.</param>
/// <param name="SummerFlag">The text of that column while summer time is in force.</param>
/// <param name="ToColumn">Says where the interval ends; a row whose end does not fit is rejected.</param>
internal sealed record TimeColumns(
    IReadOnlyList<string> Columns,
    LocalDateTimePattern Pattern,
    OffsetDateTimePattern? Stamp,
    DateTimeZone Zone,
    IntervalLabel Label,
    Duration Resolution,
    bool CivilDays,
    AmbiguousRule Ambiguous,
    bool EndOfDay24,
    bool InOrder,
    string? HourColumn,
    string? FlagColumn,
    string? SummerFlag,
    string? ToColumn);
