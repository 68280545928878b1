using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>The way out of parked work. Operators and administrators reach the current tenant's, the command line all: the session
/// decides. What is tried again is audited.</summary>
public interface IParkedWork
{
    /// <summary>Parked work in the session's reach without payloads, the longest parked first.</summary>
    Task<IReadOnlyList<ParkedWork>> List(CancellationToken cancellation);

    /// <summary>One parked item with its payload; null when there is none in reach.</summary>
    Task<ParkedWork?> Find(long id, CancellationToken cancellation);

    /// <summary>Lets one item wait again, due at once, as new work.</summary>
    Task<AdministrationResult> Retry(long id, CancellationToken cancellation);

    /// <summary>Lets every item of a contract wait again.</summary>
    Task<AdministrationResult> RetryAll(string contract, CancellationToken cancellation);
}
