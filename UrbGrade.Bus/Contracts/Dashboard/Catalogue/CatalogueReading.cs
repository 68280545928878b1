namespace UrbGrade.Bus.Contracts.Dashboard.Catalogue;

/// <summary>The value of a series in one interval, as last received.</summary>
/// <param name="Start">UTC, included.</param>
/// <param name="End">UTC, excluded; equals <paramref name="Start"/> for a register.</param>
/// <param name="Value">In the unit of the series.</param>
/// <param name="Quality"><c>measured</c>, <c>estimated</c> or <c>manual</c>.</param>
/// <param name="Revision">From 1; each corrected value adds one.</param>
/// <param name="ReceiptId">Number of the receipt that acknowledged this value.</param>
public sealed record CatalogueReading(DateTimeOffset Start, DateTimeOffset End, double Value, string Quality, int Revision, long ReceiptId);
