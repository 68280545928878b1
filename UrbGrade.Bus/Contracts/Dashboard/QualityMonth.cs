namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A page of the quality matrix of a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Hours">Of all meters that were asked for, not of the page alone.</param>
/// <param name="Meters">Meters that were asked for.</param>
/// <param name="FaultyMeters">Of them, those with something to be seen.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Rows">By meter, as people count.</param>
public sealed record QualityMonth(DateOnly Month, QualityHours Hours, int Meters, int FaultyMeters, int Page, int Pages, IReadOnlyList<QualityRow> Rows)
{
    /// <summary>Batches that wait at a gateway that still sends what it has to make up for, of several the most: of each meter there
    /// the days from its newest reading on count as not due while they are not complete. 0 where no day of the month is still to come.</summary>
    public int Waiting { get; init; }
}
