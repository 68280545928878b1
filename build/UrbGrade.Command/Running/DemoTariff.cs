namespace UrbGrade.Command.Running;

/// <summary>What a carrier costs at a site of the demo. Nobody's contract, and it says so.</summary>
/// <param name="Carrier">power or heat: water has no tariff on the platform.</param>
/// <param name="EnergyPrice">Money for each kWh, without taxes.</param>
/// <param name="Tax">Share that taxes add.</param>
/// <param name="Currency">ISO 4217, that of the tenant.</param>
internal sealed record DemoTariff(string Carrier, decimal EnergyPrice, decimal Tax, string Currency)
{
    public const string Method = "simulated";

    /// <summary>Shown beside what follows from it.</summary>
    public const string Source = "Simulated, no real contract";
}
