namespace UrbGrade.Bus.Orchestration;

/// <summary>Resolves contracts to modules: who adds work names a contract, and never a module.</summary>
public interface IServiceRoutes
{
    /// <summary>Queues that a new item of the contract goes into: one for each module that handles it, an item in each.
    /// The empty name stands for whichever module will handle it first, where none is known yet.</summary>
    /// <param name="contract">Name with version, as rows carry it.</param>
    IReadOnlyList<string> QueuesOf(string contract, int tenantId);
}
