using System.Globalization;

namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>A unit as a factor and exponents of kWh, h, m, kg, K, lx, A and money. Written in the part of UCUM that KPIs need:
/// atoms with exponents, joined by <c>.</c> and <c>/</c>, such as <c>kW.h/m2</c>; money by its code of ISO 4217.</summary>
/// <param name="Scale">How many base units it is.</param>
/// <param name="Money">Currency of the money in it; empty without any.</param>
/// <param name="IsTemperature">Of <c>Cel</c> alone: a temperature, whose zero is that of Celsius, and no difference of two.</param>
internal readonly record struct UnitOfMeasure(
    double Scale, int Energy = 0, int Time = 0, int Length = 0, int Mass = 0, int Temperature = 0, int Light = 0, int MoneyPower = 0, string Money = "",
    bool IsTemperature = false, int Current = 0)
{
    /// <summary>A plain number.</summary>
    public static readonly UnitOfMeasure One = new(1);

    /// <summary>A difference of temperatures.</summary>
    public static readonly UnitOfMeasure Kelvin = new(1, Temperature: 1);

    /// <summary>A temperature.</summary>
    public static readonly UnitOfMeasure Celsius = Kelvin with { IsTemperature = true };

    private static readonly Dictionary<string, UnitOfMeasure> Atoms = new(StringComparer.Ordinal)
    {
        ["1"] = One,
        ["%"] = new(0.01),
        ["ppm"] = new(1e-6),
        ["kW"] = new(1, Energy: 1, Time: -1),
        ["W"] = new(0.001, Energy: 1, Time: -1),
        ["MW"] = new(1000, Energy: 1, Time: -1),
        ["kWh"] = new(1, Energy: 1),
        ["Wh"] = new(0.001, Energy: 1),
        ["MWh"] = new(1000, Energy: 1),
        ["MJ"] = new(1 / 3.6, Energy: 1),
        ["GJ"] = new(1000 / 3.6, Energy: 1),
        ["h"] = new(1, Time: 1),
        ["d"] = new(24, Time: 1),
        ["a"] = new(8766, Time: 1),
        ["m"] = new(1, Length: 1),
        ["L"] = new(0.001, Length: 3),
        ["kg"] = new(1, Mass: 1),
        ["g"] = new(0.001, Mass: 1),
        ["t"] = new(1000, Mass: 1),
        ["K"] = Kelvin,
        ["Cel"] = Kelvin,
        ["lx"] = new(1, Light: 1),
        ["A"] = new(1, Current: 1),
        ["V"] = new(0.001, Energy: 1, Time: -1, Current: -1),
    };

    /// <summary>Units that may be named, for help.</summary>
    public static IReadOnlyCollection<string> Known => Atoms.Keys;

    /// <summary>Whether both measure the same, whatever their size.</summary>
    public bool Measures(UnitOfMeasure other) => this with { Scale = 1 } == other with { Scale = 1 };

    /// <summary>Reads a unit; null for one that is not known.</summary>
    /// <remarks>The platform means energy by <c>kW.h</c> also behind a slash, where UCUM would divide by power and multiply by time.
    /// <c>Cel</c> is a temperature by itself, and a difference beside other units, as in <c>kW.h/Cel</c>; <c>[ppm]</c> may stand without its
    /// brackets, which are those of numbers' units in formulas.</remarks>
    public static UnitOfMeasure? Parse(string text)
    {
        if (text == "Cel")
        {
            return Celsius;
        }

        text = text.Replace("W.h", "Wh", StringComparison.Ordinal).Replace("[ppm]", "ppm", StringComparison.Ordinal);
        var unit = One;
        var sign = 1;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOfAny(['.', '/'], at);
            end = end < 0 ? text.Length : end;
            if (Atom(text[at..end]) is not { } atom || unit.Times(atom, sign) is not { } product)
            {
                return null;
            }

            unit = product;
            sign = end < text.Length && text[end] == '/' ? -1 : 1;
            at = end + 1;
            if (at == text.Length)
            {
                return null;
            }
        }

        return text.Length == 0 ? null : unit;
    }

    /// <summary>The product of two, or with -1 their ratio; null for two currencies. A temperature counts as a difference.</summary>
    public UnitOfMeasure? Times(UnitOfMeasure other, int sign = 1)
    {
        if (Money.Length > 0 && other.Money.Length > 0 && Money != other.Money)
        {
            return null;
        }

        var power = MoneyPower + (sign * other.MoneyPower);
        return new UnitOfMeasure(
            sign > 0 ? Scale * other.Scale : Scale / other.Scale, Energy + (sign * other.Energy), Time + (sign * other.Time),
            Length + (sign * other.Length), Mass + (sign * other.Mass), Temperature + (sign * other.Temperature), Light + (sign * other.Light), power,
            power == 0 ? "" : Money.Length > 0 ? Money : other.Money, Current: Current + (sign * other.Current));
    }

    private static UnitOfMeasure? Atom(string text)
    {
        var name = text == "1" ? text : text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var exponent = 1;
        if (name.Length < text.Length && !(int.TryParse(text[name.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out exponent) && exponent is >= 1 and <= 9))
        {
            return null;
        }

        UnitOfMeasure? atom = Atoms.TryGetValue(name, out var known) ? known
            : name.Length == 3 && name.All(char.IsAsciiLetterUpper) ? new UnitOfMeasure(1, MoneyPower: 1, Money: name) : null;
        UnitOfMeasure? power = One;
        for (var i = 0; i < exponent; i++)
        {
            power = atom is { } factor ? power?.Times(factor) : null;
        }

        return power;
    }
}
