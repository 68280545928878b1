namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How the fields of a message's content become readings, or a record.</summary>
/// <param name="MeterField">Field that names the meter; null when <c>messageSourceElement</c> does.</param>
/// <param name="StartField">Field with the start of the interval; null when the head's timestamp is the time of measurement.</param>
/// <param name="EndField">Field with the end of the interval, excluded; null for a register or a value at an instant.</param>
/// <param name="Fields">The measured fields; empty for records.</param>
/// <param name="QualityField">Field that says how the values came to be: <c>measured</c>, <c>estimated</c> or <c>manual</c>; null when all are
/// measured. A message without it is measured.</param>
/// <param name="Record">Where messages are records of what was said or happened, and no readings; null otherwise.</param>
public sealed record SchemaMapping(
    string? MeterField, string? StartField, string? EndField, IReadOnlyList<FieldMapping> Fields, string? QualityField = null, RecordMapping? Record = null);
