namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A series that can be looked at.</summary>
/// <param name="Name">Place and meter.</param>
/// <param name="Unit">UCUM, of an hour.</param>
/// <param name="IsSum">Whether hours add up to a day; otherwise a day is their mean.</param>
public sealed record ExploredSeries(int Id, string Name, string Quantity, string Unit, string? Medium, bool IsSum)
{
    /// <summary>IANA zone of its place.</summary>
    public string TimeZone { get; init; } = "UTC";
}
