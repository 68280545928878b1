namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>What a telegram says of the quantities that a site knows, in their canonical units.</summary>
internal static class TelegramReadings
{
    private static readonly (MeterQuantity From, Quantity To)[] Quantities =
    [
        (MeterQuantity.Energy, Quantity.EnergyRegister),
        (MeterQuantity.Volume, Quantity.VolumeRegister),
        (MeterQuantity.Power, Quantity.Power),
        (MeterQuantity.VolumeFlow, Quantity.Flow),
        (MeterQuantity.FlowTemperature, Quantity.TemperatureFlow),
        (MeterQuantity.ReturnTemperature, Quantity.TemperatureReturn),
        (MeterQuantity.ReactiveEnergy, Quantity.ReactiveEnergyRegister),
    ];

    private static readonly Dictionary<(string From, string To), decimal> Factors = new()
    {
        [("W.h", "kWh")] = 0.001m,
        [("MW.h", "kWh")] = 1000m,
        [("J", "kWh")] = 1m / 3_600_000m,
        [("GJ", "kWh")] = 1000m / 3.6m,
        [("Mcal", "kWh")] = 1.163m,
        [("MW", "W")] = 1_000_000m,
        [("J/h", "W")] = 1m / 3600m,
        [("GJ/h", "W")] = 1_000_000_000m / 3600m,
        [("m3/min", "m3/h")] = 60m,
        [("m3/s", "m3/h")] = 3600m,
        [("kV.A{reactive}.h", "kvar.h")] = 1m,
    };

    /// <summary>The present state of each; what the meter does not send is left out.</summary>
    public static IEnumerable<(Quantity Quantity, decimal Value)> Of(Telegram telegram)
    {
        foreach (var (from, to) in Quantities)
        {
            if (telegram.Present(from) is { Value: { } value } record && FactorOf(record.Information.Unit, to.Unit) is { } factor)
                yield return (to, value * factor);
        }
    }

    private static decimal? FactorOf(string from, string to) =>
        from == to ? 1 : Factors.TryGetValue((from, to), out var factor) ? factor : null;
}
