namespace UrbGrade.Bus.Contracts.Core;

/// <summary>One table of a database.</summary>
/// <param name="Sha256">Over all values in the order of the key, in lower-case hex; the same on every kind of database.</param>
public sealed record TableReport(string Table, long Rows, string Sha256);
