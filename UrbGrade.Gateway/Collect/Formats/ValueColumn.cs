namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>One column of values.</summary>
/// <param name="Column">Heading.</param>
/// <param name="Factor">Turns the file's unit into the quantity's canonical one; where a column names the unit, comes on top of that.</param>
/// <param name="AtEnd">Whether a register was read at the end of the row's interval, not at its start.</param>
/// <param name="Optional">Whether files may lack the column.</param>
internal sealed record ValueColumn(string Column, Quantity Quantity, decimal Factor, bool AtEnd, bool Optional);

/// <summary>A column that says what a row measures, with what its texts mean.</summary>
internal sealed record QuantityColumn(string Column, IReadOnlyDictionary<string, ValueColumn> Meanings);

/// <summary>A column that names the unit of the row's values.</summary>
/// <param name="Codes">What its texts mean where they are no UCUM codes.</param>
internal sealed record UnitColumn(string Column, IReadOnlyDictionary<string, string> Codes);

/// <summary>A column by which the source vouches for a value.</summary>
/// <param name="Meanings">Any other text rejects the row; null says that the source itself calls the value invalid.</param>
internal sealed record QualityColumn(string Column, IReadOnlyDictionary<string, SourceFlag?> Meanings);
