namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One batch followed through the platform, as far as the database knows.</summary>
public interface IFlowQueries
{
    /// <summary>The flow of a conversation of the current tenant, or of anybody's for a platform administrator who has chosen none; null
    /// when there is none.</summary>
    Task<BatchFlow?> Find(string conversationId, CancellationToken cancellation);
}
