using NodaTime;

namespace UrbGrade.Benchmarks.Vec;

/// <summary>Meters that the rules were not made on.</summary>
internal static class OtherMeters
{
    public const int Year = 8760;

    private const string Commercial = "barcelona/commercial_elec_2018_2019_hourly.csv";

    public static readonly IReadOnlyList<OtherMeter> All =
    [
        .. new[] { "b97", "b115", "b48", "b52", "b7", "b33" }.Select(name => new OtherMeter(name, Commercial, name + "_elec_kwh", false, 1, 1000)),
        new("dk_heat", "kalundborg/dk_house_heat_registers_2018_2019_hourly.csv", "heat_register_kwh", true, 3, 100),
        new("water", "kalundborg/house_water_gas_ampds_2012_2013_hourly.csv", "water_register_l", true, 3, 3000),
        new("uk_house1", "kalundborg/uk_house1_elec_temp_2012_2014_hourly.csv", "elec_kwh", false, 3, 25),
    ];

    /// <summary>A year of hours from a place of a series on; NaN where it has none, or a zero, which stands for none.</summary>
    public static IReadOnlyList<(Instant Start, double Value)> Hours(string file, string column, int skip)
    {
        var values = FaultyRegister.Column(file, column);
        var first = values.Keys.First() + Duration.FromHours(skip);
        return [.. Enumerable.Range(0, Year).Select(i => first + Duration.FromHours(i))
            .Select(at => (at, values.TryGetValue(at, out var value) && value != 0 ? value : double.NaN))];
    }
}
