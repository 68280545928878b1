using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Hourly figures of one asset over whole days, from which the KPIs of its periods are made.</summary>
internal sealed class AssetFigures
{
    private readonly IReadOnlyList<MeteredHours> series;
    private readonly Dictionary<(string Quantity, bool AddsUp), HourValue[]?> measured = [];
    private readonly Lazy<IReadOnlyList<MeterFigures>> ofMeters;

    /// <param name="series">Those that have begun, all over the same hours.</param>
    /// <param name="clock">The same hours.</param>
    /// <param name="emissionFactor">kg CO2 equivalent for each kWh of a medium in a year; null when unknown.</param>
    public AssetFigures(IReadOnlyList<MeteredHours> series, CivilHour[] clock, Func<string, int, double?> emissionFactor)
    {
        this.series = series;
        var hours = new AssetHours(series);
        Clock = clock;
        Energy = hours.Energy();
        Meters = hours.EnergyMeters;
        Media = [.. Meters.Where(meter => !meter.IsCountedAbove).GroupBy(meter => MediumOf(meter.Medium)).OrderBy(medium => medium.Key)
            .Select(medium => (medium.Key, EnergyUse.Hours([.. medium]), medium.Max(meter => meter.CountsUntil)))];
        EnergyUntil = hours.EnergyUntil;
        LampPower = LampPowerOf(series, [.. Meters.Where(meter => !meter.IsCountedAbove && MediumOf(meter.Medium) == KpiMedium.Light)]);
        Electricity = hours.Electricity();
        Cost = hours.Cost();
        Price = hours.Mean(Quantities.Price);
        Inside = hours.Mean(Quantities.InsideTemperature);
        Outside = hours.Mean(Quantities.OutsideTemperature);
        var water = series.Where(one => one.Quantity == Quantities.Volume && one.Medium == "water").ToList();
        HeatFlows = HeatFlow.Of(series);
        Carriers = Media.Count < 2 ? [] :
        [
            .. Media.Select(one => new CarrierFigures(
                one.Medium, [.. Meters.Where(meter => !meter.IsCountedAbove && MediumOf(meter.Medium) == one.Medium)], one.Energy, one.Until,
                hours.Cost(meter => MediumOf(meter.Medium) == one.Medium),
                CarbonEmission.Hours(one.Energy, hour => emissionFactor(KpiMedia.NameOf(one.Medium), clock[hour].Day.Year)))),
        ];
        var factors = hours.Mean(Quantities.EmissionFactor);
        double? FactorOfHour(string medium, int hour) =>
            medium is "power" or "light" && factors?[hour] is { IsValid: true } factor ? factor.Value : emissionFactor(medium, clock[hour].Day.Year);
        ofMeters = new(() => [.. Meters.Select(meter => new MeterFigures(
            meter, hours.CostOf(meter), CarbonEmission.Hours(meter.Hours, hour => emissionFactor(meter.Medium ?? "power", clock[hour].Day.Year)))
        {
            Co2ByHour = factors is null ? null : OfKnownHours(CarbonEmission.HoursWithFactor(meter.Hours, hour => FactorOfHour(meter.Medium ?? "power", hour))),
        })]);
        WaterMeters = water;
        Water = water.Count == 0 ? null : EnergyUse.Hours(water);
        var gas = series.Where(one => one.Quantity == Quantities.Volume && one.Medium == "gas").ToList();
        Gas = gas.Count == 0 ? null : EnergyUse.Hours(gas);
        WaterUntil = water.Count == 0 ? int.MaxValue : water.Max(meter => meter.ExpectedUntil);
        Co2 = hours.Co2((medium, hour) => emissionFactor(medium, clock[hour].Day.Year));
        Co2ByHour = factors is null ? null : OfKnownHours(hours.Co2(FactorOfHour, ofHours: true));
    }

    /// <summary>Calendar and clock of each hour.</summary>
    public CivilHour[] Clock { get; }

    /// <summary>Energy of all carriers, kWh; null when nothing meters it.</summary>
    public HourValue[]? Energy { get; }

    /// <summary>Index of the hour in which the last meter of energy was taken away.</summary>
    public int EnergyUntil { get; }

    /// <summary>Energy of each carrier, kWh, and the hour in which its last meter was taken away, or from which main
    /// meters of another carrier count it.</summary>
    public IReadOnlyList<(KpiMedium Medium, HourValue[] Energy, int Until)> Media { get; }

    /// <summary>Cost and emissions of each carrier; empty where there is only one, which has those of the whole asset.</summary>
    public IReadOnlyList<CarrierFigures> Carriers { get; }

    /// <summary>Energy of each meter, kWh.</summary>
    public IReadOnlyList<MeteredHours> Meters { get; }

    /// <summary>The same with their cost and emissions.</summary>
    public IReadOnlyList<MeterFigures> OfMeters => ofMeters.Value;

    /// <summary>What tells the power of the lamps more often than every hour; null where nothing does, and where several meters tell of them.</summary>
    public MeteredHours? LampPower { get; }

    /// <summary>Energy of power and light together, kWh; null when nothing meters it.</summary>
    public HourValue[]? Electricity { get; }

    /// <summary>In the currency of the prices; null without a price.</summary>
    public HourValue[]? Cost { get; }

    /// <summary>Mean price for each kWh; null without one.</summary>
    public HourValue[]? Price { get; }

    /// <summary>Degrees Celsius; null without a sensor.</summary>
    public HourValue[]? Inside { get; }

    /// <summary>Degrees Celsius; null without a sensor.</summary>
    public HourValue[]? Outside { get; }

    /// <summary>The same of the days before, for running means: mean of each day; empty without a sensor.</summary>
    public Func<KpiResult[]> OutsideBefore { get; init; } = () => [];

    /// <summary>Cubic metres of water; null when nothing meters it.</summary>
    public HourValue[]? Water { get; }

    /// <summary>Cubic metres of gas, as its meters count them; null when nothing meters it.</summary>
    public HourValue[]? Gas { get; }

    /// <summary>Cubic metres of each meter of water.</summary>
    public IReadOnlyList<MeteredHours> WaterMeters { get; }

    /// <summary>Index of the hour in which the last meter of water was taken away.</summary>
    public int WaterUntil { get; }

    /// <summary>District heating of each meter that tells about it.</summary>
    public IReadOnlyList<HeatFlow> HeatFlows { get; }

    /// <summary>kg CO2 equivalent by factors of the year; null when one is unknown.</summary>
    public HourValue[]? Co2 { get; }

    /// <summary>kg CO2 equivalent, of electricity by factors of each hour where there are any; an hour with neither these nor one of its year says nothing.
    /// Null without such factors.</summary>
    public HourValue[]? Co2ByHour { get; }

    /// <summary>Any quantity in its canonical unit: what its series add up to, or their mean; null when nothing measures it.</summary>
    public HourValue[]? Measured(string quantity, bool addsUp)
    {
        if (!measured.TryGetValue((quantity, addsUp), out var hours))
        {
            var of = series.Where(one => one.Quantity == quantity).ToList();
            hours = of.Count == 0 ? null : addsUp ? EnergyUse.Hours(of) : MeanTemperature.Hours(of);
            measured.Add((quantity, addsUp), hours);
        }

        return hours;
    }

    /// <summary>Of the only meter of lamps its power, or else its energy of shorter intervals.</summary>
    private static MeteredHours? LampPowerOf(IReadOnlyList<MeteredHours> series, List<MeteredHours> lights) => lights is not [{ CountedAbove: null } only] ? null
        : series.Where(one => one.MeterId == only.MeterId && one.Powers.Count > 0).OrderBy(one => one.Quantity == Quantities.Power ? 0 : 1).FirstOrDefault();

    /// <summary>Without the hours that have but a share of a longer time: factors of hours say nothing of those.</summary>
    private static HourValue[]? OfKnownHours(HourValue[]? hours) => hours is null ? null : Array.ConvertAll(hours, hour => hour.State == HourState.Spread ? default : hour);

    /// <summary>The medium of a series.</summary>
    public static KpiMedium MediumOf(string? name) => KpiMedia.Of(name);
}
