namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Emissions of one carrier in one zone and year. Versioned: a better number is a new row.</summary>
internal sealed class EmissionFactorRow
{
    public int Id { get; set; }

    /// <summary>Country or bidding zone.</summary>
    public required string Zone { get; set; }

    /// <summary>Medium: power, gas, heat.</summary>
    public required string Carrier { get; set; }

    /// <summary>How the number was made; numbers of different methods are never mixed in one comparison.</summary>
    public required string Method { get; set; }

    /// <summary>What is counted: <c>direct</c>, <c>life cycle</c>, or <c>delivered</c> with what it takes to bring it.</summary>
    public required string Scope { get; set; }

    /// <summary>First year it holds for.</summary>
    public int FromYear { get; set; }

    /// <summary>kg CO2 equivalent for each kWh.</summary>
    public double KilogramPerKwh { get; set; }

    public required string Source { get; set; }

    public int Version { get; set; }
}
