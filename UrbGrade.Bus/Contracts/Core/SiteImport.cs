using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Outcome of taking over a site's manifest.</summary>
/// <param name="AddedAssets">Assets that were not there before.</param>
/// <param name="ChangedAssets">Assets that were described differently, or had been registered by their meter alone.</param>
public sealed record SiteImport(AdministrationResult Result, int AddedAssets = 0, int ChangedAssets = 0);
