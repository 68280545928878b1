using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How an erasure ended.</summary>
/// <param name="Pseudonym">What the audit calls the person from now on; null when nothing was done.</param>
public sealed record Erasure(AdministrationResult Result, string? Pseudonym = null, IReadOnlyList<PersonalCount>? Erased = null);
