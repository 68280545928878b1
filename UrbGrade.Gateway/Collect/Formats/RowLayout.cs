namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>What the columns of a table mean, whatever it is written in.</summary>
/// <param name="DecimalMark">The other one is refused rather than guessed.</param>
/// <param name="Thousands">The group separator, or null where numbers have none.</param>
/// <param name="MeterColumn">Null where the values hold for the whole site, or the file names its meter otherwise.</param>
/// <param name="SequenceColumn">Numbers the rows: a repeated one is dropped, a missing one noticed.</param>
/// <param name="Record">How rows become records; null where they are readings.</param>
internal sealed record RowLayout(
    char DecimalMark,
    char? Thousands,
    TimeColumns Time,
    string? MeterColumn,
    IReadOnlyList<ValueColumn> Values,
    QuantityColumn? Quantity,
    UnitColumn? Unit,
    QualityColumn? Quality,
    string? SequenceColumn,
    RecordLayout? Record)
{
    /// <summary>Every column that the layout knows, each once.</summary>
    public IReadOnlyList<string> Columns { get; } =
    [
        .. new[] { MeterColumn }
            .Concat(Time.Columns)
            .Append(Time.HourColumn)
            .Append(Time.FlagColumn)
            .Append(Time.ToColumn)
            .Concat(Values.Select(value => value.Column))
            .Append(Quantity?.Column)
            .Concat(Quantity?.Meanings.Values.Select(value => value.Column) ?? [])
            .Append(Unit?.Column)
            .Append(Quality?.Column)
            .Append(SequenceColumn)
            .Concat(Record?.KeyColumns ?? [])
            .Append(Record?.SubjectColumn)
            .Append(Record?.UntilColumn)
            .Concat(Record?.Fields?.Select(field => field.Column) ?? [])
            .OfType<string>()
            .Distinct(),
    ];

    /// <summary>Those of <see cref="Columns"/> that a file cannot do without.</summary>
    public IReadOnlyList<string> Needed =>
    [
        .. Columns.Except(Values.Where(value => value.Optional).Select(value => value.Column)
            .Concat(Record?.Fields?.Where(one => one.Optional).Select(one => one.Column) ?? [])),
    ];
}
