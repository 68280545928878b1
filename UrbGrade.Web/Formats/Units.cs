namespace UrbGrade.Web.Formats;

/// <summary>Units of the catalogue as people write them.</summary>
internal static class Units
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["kW.h"] = "kWh", ["kW.h/m2"] = "kWh/m²", ["kW"] = "kW", ["W"] = "W", ["kg"] = "kg", ["Cel"] = "°C", ["K"] = "K", ["K.d"] = "K·d", ["K.h"] = "K·h",
        ["m3"] = "m³", ["L"] = "L", ["L/h"] = "L/h", ["m3/h"] = "m³/h", ["m3.K"] = "m³·K", ["[ppm]"] = "ppm",
        ["h"] = "h", ["d"] = "d", ["%"] = "%", ["1"] = "", ["cd/m2"] = "cd/m²", ["kW.h/m3/K"] = "kWh/(m³·K)",
        ["W/lx/m2"] = "W/(lx·m²)", ["EUR/kW.h"] = "€/kWh", ["DKK/kW.h"] = "kr./kWh", ["GBP/kW.h"] = "£/kWh", ["EUR"] = "€", ["DKK"] = "kr.", ["GBP"] = "£",
    };

    /// <param name="code">UCUM; money by ISO 4217. A code that is not known is shown as it is.</param>
    public static string Text(string code) => Known.GetValueOrDefault(code, code);

    /// <summary>Digits after the decimal sign that a value of a size is worth.</summary>
    public static int Decimals(double value) => Math.Abs(value) switch { 0 => 0, < 0.1 => 4, < 10 => 2, < 100 => 1, _ => 0 };

    /// <summary>A value with as many digits as it is worth, and its unit with a space that does not break.</summary>
    public static string Value(double value, string code) => With(Measures.Number(value, Decimals(value)), code);

    /// <summary>A number that is written already, and its unit.</summary>
    public static string With(string number, string code)
    {
        if (code == "%")
            return Conventions.PerCent(number);
        return Text(code) is { Length: > 0 } unit ? $"{number}\u00a0{unit}" : number;
    }
}
