using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Findings;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>What was found, and of what.</summary>
/// <param name="AssetId">Null for a whole site.</param>
/// <param name="Medium">By which money is told; null where nothing is used.</param>
internal sealed record FoundOfScope(FindingScope Scope, int ScopeId, int? AssetId, string? Medium, Found Found);
