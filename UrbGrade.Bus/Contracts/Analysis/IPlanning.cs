namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What measures would bring at assets of the current tenant, by their fitted baselines in a normal year.</summary>
public interface IPlanning
{
    /// <summary>Computes; nothing is kept. The packages come best first by the weights.</summary>
    /// <returns>Null where the session works for no tenant.</returns>
    Task<PlanAnswer?> Ask(PlanQuestion question, CancellationToken cancellation);
}
