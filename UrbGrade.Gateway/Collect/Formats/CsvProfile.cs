using System.Text;
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

    /// <summary>The first row of a meter with that label is the earlier hour, the second the later one.</summary>
    FileOrder,

    /// <summary>A column says whether summer time is in force.</summary>
    Flag,
}

/// <summary>One column of values.</summary>
/// <param name="Column">Heading.</param>
/// <param name="Factor">Turns the file's unit into the quantity's canonical one.</param>
internal sealed record ValueColumn(string Column, Quantity Quantity, decimal Factor);

/// <summary>How rows tell their interval.</summary>
/// <param name="Columns">One column with date and time, or date and time apart; joined by a blank before parsing.</param>
/// <param name="HourColumn">Only for <see cref="IntervalLabel.HourNumber"/>.</param>
/// <param name="FlagColumn">Only for <see cref="AmbiguousRule.Flag"/>.</param>
/// <param name="SummerFlag">The text of that column while summer time is in force.</param>
internal sealed record TimeColumns(
    IReadOnlyList<string> Columns,
    LocalDateTimePattern Pattern,
    DateTimeZone Zone,
    IntervalLabel Label,
    int ResolutionSeconds,
    AmbiguousRule Ambiguous,
    string? HourColumn,
    string? FlagColumn,
    string? SummerFlag);

/// <summary>A layout of delimited text files: everything that a site's export differs in from another's.</summary>
/// <param name="Decimal">The decimal mark; the other one is refused rather than guessed.</param>
/// <param name="Thousands">The group separator, or null where numbers have none.</param>
/// <param name="SkipRows">Lines before the headings.</param>
/// <param name="Comment">Lines that start with it are passed over.</param>
/// <param name="RequireFinalNewline">Whether a last line without an end counts as cut off although it looks whole.</param>
/// <param name="MeterColumn">Heading of the meter column; null where the values hold for the whole site.</param>
/// <param name="QualityColumn">Heading of the quality column, if there is one.</param>
/// <param name="QualityMap">What its texts mean; any other text rejects the row.</param>
internal sealed record CsvProfile(
    string Name,
    Encoding Encoding,
    char Delimiter,
    char Decimal,
    char? Thousands,
    int SkipRows,
    char? Comment,
    bool RequireFinalNewline,
    string? MeterColumn,
    IReadOnlyList<ValueColumn> Values,
    TimeColumns Time,
    string? QualityColumn,
    IReadOnlyDictionary<string, SourceFlag> QualityMap) : FileProfile(Name)
{
    public override IFileFormat Open(Func<string, bool> isKnownMeter) => new CsvFormat(this, isKnownMeter);
}
