using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Formats;

/// <summary>How amounts of a forecast are written.</summary>
internal static class ForecastMeasures
{
    private const string Energy = "kW.h";

    private static readonly string[] Coloured = ["power", "heat", "gas", "water", "light"];

    /// <summary>The unit that all values of a chart share.</summary>
    public static Measure Choose(string unit, IEnumerable<double> values)
    {
        var largest = values.Select(Math.Abs).DefaultIfEmpty().Max();
        return unit == Energy ? Measures.Choose(Quantity.EnergyKwh, largest) : new Measure(1, Units.Text(unit), largest < 10 ? 2 : largest < 100 ? 1 : 0);
    }

    /// <summary>Number and unit.</summary>
    public static string Text(double value, string unit) => unit == Energy ? Measures.Text(Quantity.EnergyKwh, value) : Units.Value(value, unit);

    /// <summary>Name of a carrier's colour in the style sheet.</summary>
    public static string Colour(string medium) => Array.Exists(Coloured, known => known == medium) ? medium : "accent";
}
