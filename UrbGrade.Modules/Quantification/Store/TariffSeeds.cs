namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The tariffs that a new database starts with: an example, to be replaced by those of the site's contracts.</summary>
internal static class TariffSeeds
{
    /// <summary>Gives way to any other method.</summary>
    public const string Example = "worked example";

    /// <summary>In order of id.</summary>
    public static readonly TariffRow[] All =
    [
        new()
        {
            Id = 1, Zone = "ES", Carrier = "power", Method = Example, FromYear = 2019, EnergyPrice = 0.1062, PowerPrice = 0, Tax = 0.21, Currency = "EUR",
            Source = "Worked example of a street-lighting renewal; to be replaced by the contract of the site", Version = 1,
        },
    ];
}
