namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>How much an event of a gateway matters, the least first.</summary>
public enum EventLevel
{
    /// <summary>All is as it should be.</summary>
    Information,

    /// <summary>Something is not as it should be, and the gateway goes on.</summary>
    Warning,

    /// <summary>Something did not come about.</summary>
    Error,
}
