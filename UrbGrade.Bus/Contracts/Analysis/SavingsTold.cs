namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What works promised and delivered.</summary>
/// <param name="Savings">The work done last first; at most 200. Empty for a meter that is unknown, or a place at which nothing was done.</param>
/// <param name="Count">All of them.</param>
/// <param name="Currency">Of the money, ISO 4217.</param>
public sealed record SavingsTold(IReadOnlyList<ToldSaving> Savings, int Count, string Currency);
