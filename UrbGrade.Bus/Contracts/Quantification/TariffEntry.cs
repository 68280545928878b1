namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What a carrier costs in a zone, or one tenant, from a year or a day on.</summary>
/// <param name="Zone">Country (ISO 3166-1 alpha-2) or bidding zone.</param>
/// <param name="Carrier">One of <see cref="Carriers"/>; street lighting takes that of power.</param>
/// <param name="Method">How it was made, such as <c>contract</c>.</param>
/// <param name="EnergyPrice">Money for each <see cref="Unit"/>.</param>
/// <param name="PowerPrice">Money for each kW of contracted power, or of water for each connection, and year, 0 or more.</param>
/// <param name="Tax">Share that taxes add, 0 to 1.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Version">From 1; a better number of the same is a further version.</param>
public sealed record TariffEntry(
    string Zone, string Carrier, int FromYear, string Method, double EnergyPrice, double PowerPrice, double Tax, string Currency, string Source,
    int Version = 0)
{
    /// <summary>What tariffs are of.</summary>
    public static IReadOnlyList<string> Carriers { get; } = [.. EmissionFactorEntry.Carriers, "water"];

    /// <summary>What the price is for: kWh, and of water m3.</summary>
    public string Unit => Carrier == "water" ? "m3" : "kWh";

    /// <summary>First day it holds for, in the year <see cref="FromYear"/>; null for all of that year.</summary>
    public DateOnly? FromDay { get; init; }

    /// <summary>Code of the tenant whose contract it is, which goes before those of its zone; null for all of the zone.</summary>
    public string? TenantCode { get; init; }

    /// <summary>First day it holds for.</summary>
    public DateOnly Begins => FromDay ?? new DateOnly(FromYear, 1, 1);
}
