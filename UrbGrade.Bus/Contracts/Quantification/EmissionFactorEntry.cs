namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Emissions of a carrier in a zone from a year on.</summary>
/// <param name="Zone">Country (ISO 3166-1 alpha-2) or bidding zone.</param>
/// <param name="Carrier">power, gas, heat.</param>
/// <param name="Scope">What is counted: direct, life cycle, delivered.</param>
/// <param name="Method">How it was made; one method serves all years of a comparison.</param>
/// <param name="KilogramPerKwh">kg CO2 equivalent for each kWh, 0 or more.</param>
/// <param name="Version">From 1; a better number of the same is a further version.</param>
public sealed record EmissionFactorEntry(
    string Zone, string Carrier, int FromYear, string Scope, string Method, double KilogramPerKwh, string Source, int Version = 0)
{
    /// <summary>What factors are of; street lighting takes that of power.</summary>
    public static IReadOnlyList<string> Carriers { get; } = ["power", "gas", "heat"];

    /// <summary>What may be counted.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["direct", "life cycle", "delivered"];
}
