namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The emission factors that a new database starts with.</summary>
internal static class EmissionFactorSeeds
{
    /// <summary>Yearly averages of generation in the zone.</summary>
    public const string GridAverage = "grid average";

    /// <summary>Of energy as delivered, as building certificates use it.</summary>
    public const string DeliveredEnergy = "delivered energy";

    private const string ElectricityMaps = "Electricity Maps, yearly direct averages of Spain (indicative)";

    /// <summary>In order of id.</summary>
    public static readonly EmissionFactorRow[] All =
    [
        Factor(1, "ES", "power", GridAverage, 2019, 0.175, "direct", ElectricityMaps),
        Factor(2, "ES", "power", GridAverage, 2020, 0.128, "direct", ElectricityMaps),
        Factor(3, "ES", "power", GridAverage, 2021, 0.114, "direct", ElectricityMaps),
        Factor(4, "ES", "power", GridAverage, 2022, 0.161, "direct", ElectricityMaps),
        Factor(5, "ES", "power", GridAverage, 2023, 0.089, "direct", ElectricityMaps),
        Factor(6, "ES", "power", DeliveredEnergy, 2016, 0.331, "delivered", "MITECO/IDAE, factors for building certificates 2016, peninsular electricity"),
        Factor(7, "ES", "gas", DeliveredEnergy, 2016, 0.252, "delivered", "MITECO/IDAE, factors for building certificates 2016, natural gas"),
        Factor(8, "DK", "power", GridAverage, 2023, 0.152, "life cycle", "Ember via Our World in Data, life cycle, 2023"),
        Factor(9, "DK", "heat", DeliveredEnergy, 2020, 0.0785, "delivered", "Fjernvarme Fyn 2020 (21.8 kg/GJ); each utility has its own"),
    ];

    private static EmissionFactorRow Factor(
        int id, string zone, string carrier, string method, int year, double kilogramPerKwh, string scope, string source) => new()
        {
            Id = id,
            Zone = zone,
            Carrier = carrier,
            Method = method,
            FromYear = year,
            KilogramPerKwh = kilogramPerKwh,
            Scope = scope,
            Source = source,
            Version = 1,
        };
}
