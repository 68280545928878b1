namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What a carrier costs in a zone, or one tenant, from a day on. Versioned: a better number is a new row.</summary>
internal sealed class TariffRow
{
    public int Id { get; set; }

    /// <summary>Country or bidding zone.</summary>
    public required string Zone { get; set; }

    /// <summary>Medium: power, gas, heat, water.</summary>
    public required string Carrier { get; set; }

    /// <summary>How the number was made, such as <c>contract</c>.</summary>
    public required string Method { get; set; }

    /// <summary>The tenant whose contract it is; 0 for all of the zone.</summary>
    public int OnlyTenant { get; set; }

    /// <summary>First year it holds for.</summary>
    public int FromYear { get; set; }

    /// <summary>First day of that year it holds for; the default for all of it.</summary>
    public DateOnly FromDay { get; set; }

    /// <summary>First day it holds for.</summary>
    public DateOnly Begins => FromDay == default ? new DateOnly(FromYear, 1, 1) : FromDay;

    /// <summary>Money for each kWh; of water for each m3.</summary>
    public double EnergyPrice { get; set; }

    /// <summary>Money for each kW of contracted power and year; of water for each connection and year.</summary>
    public double PowerPrice { get; set; }

    /// <summary>Share that taxes add, 0 or more.</summary>
    public double Tax { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; set; }

    public required string Source { get; set; }

    public int Version { get; set; }
}
