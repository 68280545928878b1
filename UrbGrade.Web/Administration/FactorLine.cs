using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Administration;

/// <summary>A line of the table of emission factors.</summary>
/// <param name="Counts">Whether figures of the factor's own first year are computed with it: a further version of it
/// may stand before it, or another method where no tenant chose its own.</param>
public sealed record FactorLine(EmissionFactorEntry Factor, bool Counts);
