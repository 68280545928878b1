using System.Globalization;

namespace UrbGrade.Modules.Prediction.Queries;

/// <summary>Names a forecast in addresses: <c>12</c> for a series, <c>district.power.energy</c> for a carrier of the whole district.</summary>
internal static class ForecastKey
{
    private const string Whole = "district";

    public static string Of(int seriesId, string medium, string quantity) =>
        seriesId == 0 ? $"{Whole}.{medium}.{quantity}" : seriesId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The series, or 0 with medium and quantity; null for what is no key.</summary>
    public static (int SeriesId, string Medium, string Quantity)? Parse(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? (id, "", "")
        : key.Split('.', 3) is [Whole, var medium, var quantity] ? (0, medium, quantity) : null;
}
