namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A district in a list.</summary>
/// <param name="Code">The tenant's code.</param>
public sealed record DistrictName(string Code, string Name);
