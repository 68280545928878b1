using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>The units that messages may use and the canonical ones that the platform stores; <c>docs/units.md</c> lists them.</summary>
internal static class CanonicalUnits
{
    private const double KilowattHoursPerMegajoule = 1 / 3.6;

    private static readonly Dictionary<string, UnitConversion> Known = new(StringComparer.Ordinal)
    {
        ["kW.h"] = new("kW.h", 1, 0),
        ["kWh"] = new("kW.h", 1, 0),
        ["W.h"] = new("kW.h", 0.001, 0),
        ["Wh"] = new("kW.h", 0.001, 0),
        ["MW.h"] = new("kW.h", 1000, 0),
        ["MWh"] = new("kW.h", 1000, 0),
        ["J"] = new("kW.h", KilowattHoursPerMegajoule / 1_000_000, 0),
        ["kJ"] = new("kW.h", KilowattHoursPerMegajoule / 1000, 0),
        ["MJ"] = new("kW.h", KilowattHoursPerMegajoule, 0),
        ["GJ"] = new("kW.h", KilowattHoursPerMegajoule * 1000, 0),
        ["W"] = new("W", 1, 0),
        ["kW"] = new("W", 1000, 0),
        ["Cel"] = new("Cel", 1, 0),
        ["K"] = new("Cel", 1, -273.15),
        ["[degF]"] = new("Cel", 5.0 / 9, -160.0 / 9),
        ["m3"] = new("m3", 1, 0),
        ["L"] = new("m3", 0.001, 0),
        ["l"] = new("m3", 0.001, 0),
        ["m3.K"] = new("m3.K", 1, 0),
        ["m3.Cel"] = new("m3.K", 1, 0),
        ["m3/h"] = new("m3/h", 1, 0),
        ["L/h"] = new("m3/h", 0.001, 0),
        ["%"] = new("%", 1, 0),
        ["[ppm]"] = new("[ppm]", 1, 0),
        ["V"] = new("V", 1, 0),
        ["A"] = new("A", 1, 0),
        ["lx"] = new("lx", 1, 0),
        ["1"] = new("1", 1, 0),
        ["kg/kW.h"] = new("kg/kW.h", 1, 0),
        ["g/kW.h"] = new("kg/kW.h", 0.001, 0),
    };

    private static readonly Dictionary<string, string> OfQuantity = new(StringComparer.Ordinal)
    {
        [Quantities.Energy] = "kW.h",
        [Quantities.Power] = "W",
        [Quantities.InsideTemperature] = "Cel",
        [Quantities.OutsideTemperature] = "Cel",
        [Quantities.SupplyTemperature] = "Cel",
        [Quantities.ReturnTemperature] = "Cel",
        [Quantities.Volume] = "m3",
        [Quantities.EnergyRegister] = "kW.h",
        [Quantities.VolumeRegister] = "m3",
        [Quantities.InletRegister] = "m3.K",
        [Quantities.ReturnRegister] = "m3.K",
        [Quantities.Voltage] = "V",
        [Quantities.Current] = "A",
        [Quantities.PowerFactor] = "1",
        [Quantities.EmissionFactor] = "kg/kW.h",
    };

    // What a price is for, in canonical ones. A currency is not converted.
    private static readonly Dictionary<string, double> Priced = new(StringComparer.Ordinal)
    {
        ["kW.h"] = 1,
        ["kWh"] = 1,
        ["MW.h"] = 0.001,
        ["MWh"] = 0.001,
    };

    /// <summary>Every unit that a mapping may name; prices for the euro, which stands for any currency.</summary>
    public static IReadOnlyCollection<string> All => [.. Known.Keys, .. Priced.Keys.Select(energy => $"EUR/{energy}")];

    /// <summary>Quantities that everybody's series have in one unit; a price for the euro, which stands for any currency.</summary>
    public static IEnumerable<(string Quantity, string Unit)> Stored => OfQuantity.Select(one => (one.Key, one.Value)).Append((Quantities.Price, "EUR/kW.h"));

    /// <summary>The currency of a price's unit; null for a unit of no price.</summary>
    public static string? CurrencyOf(string unit) =>
        unit.Split('/') is [{ Length: 3 } currency, var energy] && currency.All(char.IsAsciiLetterUpper) && Priced.ContainsKey(energy) ? currency : null;

    /// <summary>The unit that values of a quantity are stored in; null of one that has no unit of its own.</summary>
    public static string? Of(string quantity) => OfQuantity.GetValueOrDefault(quantity);

    /// <summary>How values of a quantity in a unit become canonical.</summary>
    /// <exception cref="UnusableMappingException">The unit is not known, or does not measure the quantity.</exception>
    public static UnitConversion For(string quantity, string unit)
    {
        if (quantity == Quantities.Price)
        {
            return CurrencyOf(unit) is { } currency
                ? new UnitConversion($"{currency}/kW.h", Priced[unit[4..]], 0)
                : throw new UnusableMappingException(new Refusal("Unit.Price", $"The unit '{unit}' does not measure '{quantity}'; allowed are a currency's code of ISO 4217 and {string.Join(", ", Priced.Keys.Select(energy => "/" + energy))}."));
        }

        if (!Known.TryGetValue(unit, out var conversion))
        {
            throw new UnusableMappingException(new Refusal("Unit.Unknown", $"The unit '{unit}' of '{quantity}' is not known; known are {string.Join(", ", All)}."));
        }

        if (OfQuantity.TryGetValue(quantity, out var expected) && expected != conversion.Canonical)
        {
            throw new UnusableMappingException(new Refusal("Unit.Other", $"The unit '{unit}' does not measure '{quantity}', which is stored in {expected}."));
        }

        return conversion;
    }
}
