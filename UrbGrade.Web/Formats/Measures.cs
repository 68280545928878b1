using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Formats;

/// <summary>How a quantity is written: unit and digits follow the size of the value, so that a figure reads at a glance.</summary>
internal static class Measures
{
    private const string Minus = "\u2212";
    private const int MostDecimals = 6;
    private const double MostChange = 10;

    /// <summary>The value in its best unit. Charts pass the largest value, so that all points share one unit.</summary>
    /// <param name="currency">ISO 4217 code; of costs and prices only.</param>
    public static Measure Choose(Quantity quantity, double magnitude, string? currency = null)
    {
        var size = Math.Abs(magnitude);
        return quantity switch
        {
            Quantity.EnergyKwh when size >= 10_000_000 => new(1e-6, "GWh", 1),
            Quantity.EnergyKwh when size >= 10_000 => new(1e-3, "MWh", 1),
            Quantity.EnergyKwh => new(1, "kWh", Digits(size)),
            Quantity.Cost => new(1, Symbol(currency), size < 100 ? 2 : 0),
            Quantity.Co2Kg when size >= 10_000 => new(1e-3, "t CO₂", 1),
            Quantity.Co2Kg => new(1, "kg CO₂", Digits(size)),
            Quantity.InsideTemperatureCelsius or Quantity.OutsideTemperatureCelsius => new(1, "°C", 1),
            Quantity.PricePerKwh => new(1, $"{Symbol(currency)}/kWh", 3),
            _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "No unit is known for this quantity."),
        };
    }

    /// <summary>Digits after the decimal sign with which a value of a size has three that count; none from a hundred on.</summary>
    public static int Significant(double value) => Math.Abs(value) switch
    {
        0 or >= 100 => 0,
        var size => Math.Min(MostDecimals, 2 - (int)Math.Floor(Math.Log10(size))),
    };

    /// <summary>The number alone, in the reader's language, with a real minus sign.</summary>
    public static string Number(double value, int decimals)
    {
        var text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);
        var minus = IsZero(text) ? "" : Minus;
        return text.Replace("-", minus, StringComparison.Ordinal).Replace(Minus, minus, StringComparison.Ordinal);
    }

    /// <summary>The number alone with three digits that count.</summary>
    public static string Number(double value) => Number(value, Significant(value));

    /// <summary>Number and unit with a space that does not break.</summary>
    public static string Text(Quantity quantity, double value, string? currency = null)
    {
        var measure = Choose(quantity, value, currency);
        return $"{Number(value * measure.Factor, measure.Decimals)}\u00a0{measure.Unit}";
    }

    /// <summary>Two values in one unit, with as many digits as it takes that what differs does not read alike.</summary>
    public static (string One, string Other) Both(Quantity quantity, double one, double other, string? currency = null)
    {
        var measure = Choose(quantity, Math.Max(Math.Abs(one), Math.Abs(other)), currency);
        var decimals = Apart(one * measure.Factor, other * measure.Factor, measure.Decimals);
        return (Write(one), Write(other));

        string Write(double value) => $"{Number(value * measure.Factor, decimals)}\u00a0{measure.Unit}";
    }

    /// <summary>A corrected value before and after in one unit, rounded as elsewhere; with the change and its sign
    /// where the two read alike and are not, else null.</summary>
    public static (string Was, string Now, string? Change) Corrected(Quantity quantity, double was, double now, string? currency = null)
    {
        var measure = Choose(quantity, Math.Max(Math.Abs(was), Math.Abs(now)), currency);
        var (before, after) = (Write(was), Write(now));
        var (none, change) = Both(quantity, 0, Math.Abs(now - was), currency);
        return (before, after, before == after && change != none ? (now < was ? Minus : "+") + change : null);

        string Write(double value) => $"{Number(value * measure.Factor, measure.Decimals)}\u00a0{measure.Unit}";
    }

    /// <summary>The fewest digits after the decimal sign, from the usual ones on, with which two numbers do not read
    /// alike; the usual ones where six do not tell them apart.</summary>
    public static int Apart(double one, double other, int usual)
    {
        for (var decimals = usual; decimals <= MostDecimals; decimals++)
        {
            if (Number(one, decimals) != Number(other, decimals))
                return decimals;
        }

        return usual;
    }

    /// <summary>A share of 0 to 1 in per cent. What is not all never reads as 100, what is not nothing never as 0.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.01 => $"<{WholePercent(0.01)}",
        < 1 and >= 0.995 => $">{WholePercent(0.99)}",
        _ => WholePercent(share),
    };

    /// <summary>A change without its sign, one decimal below 10 per cent.</summary>
    public static string Change(double change) =>
        Conventions.PerCent(Number(100 * Math.Abs(change), Math.Abs(change) < 0.0995 ? 1 : 0));

    /// <summary>Whether a change is worth telling as a share: of next to nothing anything is thousands of per cent.</summary>
    public static bool IsShare(double change) => Math.Abs(change) <= MostChange;

    /// <summary>A change with its sign, as <c>+3.2%</c>.</summary>
    public static string SignedChange(double change)
    {
        var text = Change(change);
        return IsZero(text) ? text : (change < 0 ? Minus : "+") + text;
    }

    /// <summary>How money is written. It belongs to the tenant, not to the reader's language.</summary>
    /// <param name="currency">ISO 4217 code; one that is not known is shown as it is.</param>
    public static string Symbol(string? currency) => currency switch
    {
        "EUR" => "€",
        "DKK" => "kr.",
        "GBP" => "£",
        _ => currency ?? "",
    };

    /// <summary>A number that is written without any digit but zero, and takes no sign; what is no number or infinite has no digit at all.</summary>
    private static bool IsZero(string text) => text.Contains('0', StringComparison.Ordinal) && !text.Any(letter => letter is >= '1' and <= '9');

    private static string WholePercent(double share) => Conventions.PerCent(Number(100 * share, 0));

    private static int Digits(double size) => size switch
    {
        < 10 => 2,
        < 100 => 1,
        _ => 0,
    };
}
