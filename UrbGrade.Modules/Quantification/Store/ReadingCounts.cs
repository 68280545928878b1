namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What the readings of one request were to the store.</summary>
/// <param name="Added">Intervals that had no reading.</param>
/// <param name="Revised">Intervals whose value changed.</param>
/// <param name="Unchanged">The rest: known already, or older than what is known.</param>
internal readonly record struct ReadingCounts(int Added, int Revised, int Unchanged)
{
    /// <summary>Days of series that have to be computed anew.</summary>
    public int Marks { get; init; }
}
