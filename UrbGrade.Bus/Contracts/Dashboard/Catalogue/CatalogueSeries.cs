namespace UrbGrade.Bus.Contracts.Dashboard.Catalogue;

/// <summary>What one meter measures of one quantity.</summary>
/// <param name="Quantity">As <c>energy</c>, <c>price</c>, <c>temperature_in</c>.</param>
/// <param name="Unit">UCUM code.</param>
/// <param name="Medium"><c>power</c>, <c>heat</c>, <c>gas</c>, <c>water</c> or <c>light</c>; null for prices and temperatures.</param>
/// <param name="Kind"><c>interval</c>: an amount used in [start, end). <c>register</c>: a counter's state at start. <c>mean</c>: a state
/// that holds in [start, end).</param>
/// <param name="FirstStart">Start of its first reading; null before any.</param>
/// <param name="LastEnd">End of its last reading; null before any.</param>
public sealed record CatalogueSeries(
    int Id, int MeterId, int AssetId, string Quantity, string Unit, string? Medium, string Kind,
    DateTimeOffset? FirstStart, DateTimeOffset? LastEnd);
