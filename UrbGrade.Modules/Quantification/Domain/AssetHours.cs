using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Hourly figures of one asset from the series of its meters. Daily KPIs and hourly charts both come from here.</summary>
/// <param name="series">Those that have begun, in a fixed order, all over the same hours.</param>
internal sealed class AssetHours(IReadOnlyList<MeteredHours> series)
{
    private readonly List<MeteredHours> energy = MetersOfEnergy(series);

    /// <summary>Energy of each meter, kWh.</summary>
    public IReadOnlyList<MeteredHours> EnergyMeters => energy;

    /// <summary>Index of the hour in which the last meter of energy was taken away; none is expected of any from then on.</summary>
    public int EnergyUntil => energy.Count == 0 ? int.MaxValue : energy.Max(meter => meter.ExpectedUntil);

    /// <summary>Energy of all carriers, kWh; null when nothing meters it.</summary>
    public HourValue[]? Energy() => energy.Count == 0 ? null : EnergyUse.Hours(energy);

    /// <summary>Cost of electricity in the currency of the prices, of each meter by its own; null without a price.</summary>
    /// <param name="of">Which of the meters; null for all.</param>
    public HourValue[]? Cost(Func<MeteredHours, bool>? of = null)
    {
        var costs = new List<MeteredHours>(energy.Count);
        foreach (var meter in energy.Where(meter => of?.Invoke(meter) != false))
        {
            if (CostOf(meter) is { } hours)
            {
                costs.Add(meter with { Hours = hours });
            }
        }

        return costs.Count == 0 ? null : EnergyUse.Hours(costs);
    }

    /// <summary>Cost of what a meter of energy measures, at the price that it reports itself, else at that of the asset;
    /// null without a price, and for what is not electricity.</summary>
    public HourValue[]? CostOf(MeteredHours meter)
    {
        var prices = series.Where(s => s.Quantity == Quantities.Price).ToList();
        if (prices.Count == 0 || !IsElectric(meter))
        {
            return null;
        }

        return EnergyCost.Hours(meter.Hours, prices.Find(p => p.MeterId == meter.MeterId)?.Hours ?? OfAsset(prices));
    }

    /// <summary>Electricity of all its meters, kWh; null when nothing meters it.</summary>
    public HourValue[]? Electricity() => energy.FindAll(IsElectric) is { Count: > 0 } meters ? EnergyUse.Hours(meters) : null;

    /// <summary>Emissions of all carriers, kg CO2 equivalent; null when a factor is unknown.</summary>
    /// <param name="factor">kg CO2 equivalent for each kWh of a medium in an hour, by its index; null when unknown.</param>
    /// <param name="ofHours">Whether factors are those of hours, of which some may be unknown.</param>
    public HourValue[]? Co2(Func<string, int, double?> factor, bool ofHours = false)
    {
        var emissions = new List<MeteredHours>(energy.Count);
        foreach (var meter in energy)
        {
            double? OfHour(int hour) => factor(meter.Medium ?? "power", hour);
            if ((ofHours ? CarbonEmission.HoursWithFactor(meter.Hours, OfHour) : CarbonEmission.Hours(meter.Hours, OfHour)) is not { } hours)
            {
                return null;
            }

            emissions.Add(meter with { Hours = hours });
        }

        return emissions.Count == 0 ? null : EnergyUse.Hours(emissions);
    }

    /// <summary>Mean of the sensors of a temperature, degrees Celsius, or of the prices; null when there is none.</summary>
    /// <param name="quantity">One of <see cref="Quantities"/>.</param>
    public HourValue[]? Mean(string quantity)
    {
        var sensors = series.Where(s => s.Quantity == quantity).ToList();
        return sensors.Count == 0 ? null : MeanTemperature.Hours(sensors);
    }

    /// <summary>What meters of one kind measure, so that a main meter can count what its submeters do: electricity,
    /// heat, gas or water; null for what is no amount.</summary>
    /// <param name="quantity">One of <see cref="Quantities"/>.</param>
    public static string? KindOf(string quantity, string? medium) => quantity switch
    {
        Quantities.Energy or Quantities.Power => medium is null or "power" or "light" ? "electricity" : medium,
        Quantities.Volume when medium is "water" or "gas" => medium,
        _ => null,
    };

    /// <summary>What light draws is power too.</summary>
    public static bool IsElectric(MeteredHours meter) => meter.Medium is null or "power" or "light";

    /// <summary>The price of an asset in each hour: of the first meter that is still there and tells one.</summary>
    private static HourValue[] OfAsset(List<MeteredHours> prices) => prices is [var only] ? only.Hours
        : [.. Enumerable.Range(0, prices[0].Hours.Length).Select(hour => prices.Find(price => price.Counts(hour) && price.Hours[hour].IsValid)?.Hours[hour] ?? default)];

    /// <summary>A meter that reports energy speaks for itself; one that reports only power, or did so before, is integrated, one that counts gas takes what a
    /// cubic metre has.</summary>
    private static List<MeteredHours> MetersOfEnergy(IReadOnlyList<MeteredHours> series)
    {
        var meters = series.Where(s => s.Quantity == Quantities.Energy).ToList();
        foreach (var power in series.Where(s => s.Quantity == Quantities.Power))
        {
            Add(meters, power with { Hours = EnergyUse.OfPower(power.Hours) });
        }

        foreach (var gas in series.Where(s => s is { Quantity: Quantities.Volume, KwhOfCubicMetre: not null }))
        {
            Add(meters, gas with { Hours = EnergyUse.OfGas(gas.Hours, gas.KwhOfCubicMetre) });
        }

        return meters;
    }

    /// <summary>Adds a meter, or to the energy that it reports from some hour on what it told before of the same carrier.</summary>
    private static void Add(List<MeteredHours> meters, MeteredHours made)
    {
        var at = meters.FindIndex(meter => meter.MeterId == made.MeterId);
        if (at < 0)
        {
            meters.Add(made);
        }
        else if (AssetFigures.MediumOf(meters[at].Medium) == AssetFigures.MediumOf(made.Medium))
        {
            meters[at] = meters[at].After(made);
        }
    }
}
