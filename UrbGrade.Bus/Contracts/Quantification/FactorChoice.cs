namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Which emission factors figures of a carrier take, where it is not what is usual.</summary>
/// <param name="Carrier">power, gas, heat.</param>
/// <param name="Zone">Bidding zone, utility or another country; null for the tenant's country.</param>
/// <param name="Method">How its factors were made, such as by what a contract brings; null for averages of the grid where there are any, else any,
/// which count, too, while the zone has no factor of the method.</param>
public sealed record FactorChoice(string Carrier, string? Zone, string? Method);
