using System.Collections.Immutable;
using UrbGrade.Bus.Validation;

namespace UrbGrade.Gateway.Collect;

/// <summary>How values of a quantity relate to time, as docs/units.md names it.</summary>
internal enum QuantityKind
{
    /// <summary>Used in an interval; shorter intervals add up to an hour.</summary>
    Interval,

    /// <summary>A state; shorter intervals, or moments, average over an hour.</summary>
    Mean,

    /// <summary>The state of a counter at a moment: it only rises, and its differences are amounts.</summary>
    Register,
}

/// <summary>What a series measures, in its canonical unit.</summary>
/// <param name="Index">Place among <see cref="All"/>.</param>
/// <param name="Name">Stable name, in the database and in configuration.</param>
/// <param name="Unit">UCUM code of the canonical unit.</param>
/// <param name="PublishedAhead">How long before its interval a value may honestly be known: day-ahead prices and
/// forecasts of the weather are, meters are not.</param>
internal sealed record Quantity(int Index, string Name, string Unit, QuantityKind Kind, TimeSpan PublishedAhead)
{
    private static readonly List<Quantity> Known = [];

    public static readonly Quantity Energy = Add("energy", "kWh", QuantityKind.Interval);
    public static readonly Quantity Price = Add("price", "EUR/kWh", QuantityKind.Mean, TimeSpan.FromDays(2));
    public static readonly Quantity TemperatureIn = Add("temperature_in", "Cel", QuantityKind.Mean);
    public static readonly Quantity TemperatureOut = Add("temperature_out", "Cel", QuantityKind.Mean);
    public static readonly Quantity HumidityIn = Add("humidity_in", "%", QuantityKind.Mean);
    public static readonly Quantity EnergyOut = Add("energy_out", "kWh", QuantityKind.Interval);
    public static readonly Quantity Volume = Add("volume", "m3", QuantityKind.Interval);
    public static readonly Quantity EnergyRegister = Add("energy_register", "kWh", QuantityKind.Register);
    public static readonly Quantity ReactiveEnergyRegister = Add("reactive_energy_register", "kvar.h", QuantityKind.Register);
    public static readonly Quantity VolumeRegister = Add("volume_register", "m3", QuantityKind.Register);
    public static readonly Quantity InletRegister = Add("inlet_register", "m3.K", QuantityKind.Register);
    public static readonly Quantity ReturnRegister = Add("return_register", "m3.K", QuantityKind.Register);
    public static readonly Quantity Inlet = Add("inlet", "m3.K", QuantityKind.Interval);
    public static readonly Quantity Returned = Add("return", "m3.K", QuantityKind.Interval);
    public static readonly Quantity OperatingTimeRegister = Add("operating_time_register", "h", QuantityKind.Register);
    public static readonly Quantity Power = Add("power", "W", QuantityKind.Mean);
    public static readonly Quantity ReactivePower = Add("reactive_power", "var", QuantityKind.Mean);
    public static readonly Quantity PowerFactor = Add("power_factor", "1", QuantityKind.Mean);
    public static readonly Quantity VoltageL1 = Add("voltage_l1", "V", QuantityKind.Mean);
    public static readonly Quantity VoltageL2 = Add("voltage_l2", "V", QuantityKind.Mean);
    public static readonly Quantity VoltageL3 = Add("voltage_l3", "V", QuantityKind.Mean);
    public static readonly Quantity CurrentL1 = Add("current_l1", "A", QuantityKind.Mean);
    public static readonly Quantity CurrentL2 = Add("current_l2", "A", QuantityKind.Mean);
    public static readonly Quantity CurrentL3 = Add("current_l3", "A", QuantityKind.Mean);
    public static readonly Quantity Flow = Add("flow", "m3/h", QuantityKind.Mean);
    public static readonly Quantity TemperatureFlow = Add("temperature_flow", "Cel", QuantityKind.Mean);
    public static readonly Quantity TemperatureReturn = Add("temperature_return", "Cel", QuantityKind.Mean);
    public static readonly Quantity TemperatureNode = Add("temperature_node", "Cel", QuantityKind.Mean);
    public static readonly Quantity ExpectedTemperature = Add(KnownAhead.ExpectedTemperature, "Cel", QuantityKind.Mean, KnownAhead.OfWeather);

    private static readonly Dictionary<(string From, string To), decimal> Factors = new()
    {
        [("Wh", "kWh")] = 0.001m,
        [("MWh", "kWh")] = 1000m,
        [("MJ", "kWh")] = 1m / 3.6m,
        [("GJ", "kWh")] = 1000m / 3.6m,
        [("EUR/MWh", "EUR/kWh")] = 0.001m,
        [("L", "m3")] = 0.001m,
        [("m3.Cel", "m3.K")] = 1m,
        [("kW", "W")] = 1000m,
        [("kvar", "var")] = 1000m,
        [("varh", "kvar.h")] = 0.001m,
        [("kvarh", "kvar.h")] = 1m,
        [("L/h", "m3/h")] = 0.001m,
    };

    private static readonly Lock Defining = new();
    private static ImmutableDictionary<string, Quantity> further = ImmutableDictionary<string, Quantity>.Empty;

    /// <summary>Those that every gateway knows, in order of <see cref="Index"/>.</summary>
    public static IReadOnlyList<Quantity> All => Known;

    /// <summary>Whether shorter intervals add up to an hour.</summary>
    public bool Additive => Kind == QuantityKind.Interval;

    /// <summary>Units that this quantity can be read in.</summary>
    public IEnumerable<string> Units => Factors.Keys.Where(pair => pair.To == Unit).Select(pair => pair.From).Prepend(Unit);

    public static Quantity? Named(string name) => Known.Find(quantity => quantity.Name == name) ?? further.GetValueOrDefault(name);

    /// <summary>Makes a quantity of the site's own known to this process.</summary>
    /// <returns>The quantity; null when the name is taken by another one.</returns>
    public static Quantity? Define(string name, string unit, QuantityKind kind)
    {
        lock (Defining)
        {
            if (Named(name) is { } known)
                return known.Unit == unit && known.Kind == kind ? known : null;
            var quantity = new Quantity(Known.Count + further.Count, name, unit, kind, TimeSpan.Zero);
            further = further.Add(name, quantity);
            return quantity;
        }
    }

    /// <summary>What a value in <paramref name="unit"/> is multiplied with; null when the unit measures something else.</summary>
    public decimal? FactorFrom(string unit) => unit == Unit ? 1m : Factors.TryGetValue((unit, Unit), out var factor) ? factor : null;

    /// <summary>Each quantity is there once.</summary>
    public bool Equals(Quantity? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Index;

    private static Quantity Add(string name, string unit, QuantityKind kind, TimeSpan publishedAhead = default)
    {
        var quantity = new Quantity(Known.Count, name, unit, kind, publishedAhead);
        Known.Add(quantity);
        return quantity;
    }
}
