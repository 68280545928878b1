using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>The way out of parked work. Operators and administrators reach the current tenant's, the command line all: the session
/// decides. What is tried again, changed, archived or noted is audited.</summary>
public interface IParkedWork
{
    /// <summary>Parked work by cause, the largest group first.</summary>
    Task<IReadOnlyList<FailureGroup>> ListGroups(CancellationToken cancellation);

    /// <summary>Parked work without payloads, the longest parked first.</summary>
    Task<IReadOnlyList<ParkedWork>> List(ParkedChoice choice, int most, CancellationToken cancellation);

    /// <summary>One parked item with its payload; null when there is none in reach.</summary>
    Task<ParkedWork?> Find(long id, CancellationToken cancellation);

    /// <summary>Lets parked work wait again, as new work of low priority, the oldest first. What fails again meanwhile is not tried once more.</summary>
    /// <param name="perSecond">How fast they become due, above 0 to 1,000; null for all at once.</param>
    Task<AdministrationResult> Retry(ParkedChoice choice, double? perSecond, CancellationToken cancellation);

    /// <summary>Changes the message of one item and lets it wait again.</summary>
    /// <param name="payload">JSON that fits the contract.</param>
    Task<AdministrationResult> RetryChanged(long id, string payload, CancellationToken cancellation);

    /// <summary>Sets parked work aside for good: it stays in the database and is neither listed nor tried again.</summary>
    Task<AdministrationResult> Archive(ParkedChoice choice, CancellationToken cancellation);

    /// <summary>Writes down what is known of a cause, for whoever sees it next; an empty text takes the note away.</summary>
    Task<AdministrationResult> Note(string groupId, string text, CancellationToken cancellation);

    /// <summary>What was let try again within the last day, the latest first.</summary>
    Task<IReadOnlyList<WorkRetry>> ListRetries(CancellationToken cancellation);
}
