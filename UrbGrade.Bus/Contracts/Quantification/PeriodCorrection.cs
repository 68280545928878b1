namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What became of a KPI of a week, a month or a year that was shown as final.</summary>
/// <param name="Code">Of its definition.</param>
/// <param name="Medium">Carrier; null for all together.</param>
/// <param name="CorrectedAt">UTC.</param>
/// <param name="Was">In the definition's unit.</param>
/// <param name="Now">Null when it can no longer be computed.</param>
/// <param name="RequestId">The last request that brought what changed it; 0 for a fact, a factor or a formula.</param>
public sealed record PeriodCorrection(string Code, string? Medium, DateTimeOffset CorrectedAt, double? Was, double? Now, long RequestId)
{
    /// <summary>The requests before that one which changed it too, the newest first, seven at most.</summary>
    public IReadOnlyList<long> OtherRequestIds { get; init; } = [];

    /// <summary>How many further requests did.</summary>
    public int MoreRequests { get; init; }
}
