namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Hours by what they stand on. Each expected hour is of one of the first four kinds.</summary>
/// <param name="Measured">Delivered as measured, and believed.</param>
/// <param name="Estimated">Estimated by the platform or by whoever sent them.</param>
/// <param name="Missing">Nothing came, and nothing was estimated.</param>
/// <param name="Rejected">Delivered, not believed, and not estimated.</param>
/// <param name="Review">Of the measured ones, those to be looked at.</param>
public readonly record struct QualityHours(int Measured, int Estimated, int Missing, int Rejected, int Review)
{
    /// <summary>Hours that should be there.</summary>
    public int Expected => Measured + Estimated + Missing + Rejected;

    /// <summary>Whether something is to be seen.</summary>
    public bool HasFault => Estimated + Missing + Rejected + Review > 0;

    /// <summary>Both together.</summary>
    public QualityHours Add(QualityHours other) => new(
        Measured + other.Measured, Estimated + other.Estimated, Missing + other.Missing, Rejected + other.Rejected, Review + other.Review);
}
