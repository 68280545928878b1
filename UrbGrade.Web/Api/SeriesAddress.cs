using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Api;

/// <summary>A series request as it stands in an address: <c>asset</c>, <c>quantity</c>, <c>from</c>, <c>to</c> (the last day,
/// included) and <c>resolution</c>.</summary>
internal static class SeriesAddress
{
    /// <summary>Longest range of one request, days.</summary>
    public const int LongestRangeDays = 3700;

    public static string Json(int assetId, Quantity quantity, DateOnly first, DateOnly last, Resolution resolution) =>
        "/api/series" + Query(assetId, quantity, first, last, resolution);

    public static string Csv(int assetId, Quantity quantity, DateOnly first, DateOnly last, Resolution resolution) =>
        "/api/series.csv" + Query(assetId, quantity, first, last, resolution);

    /// <summary>Reads the parts of an address; a problem names the part, the value found and the values allowed.</summary>
    public static bool TryRead(
        IQueryCollection query,
        [NotNullWhen(true)] out SeriesRequest? request,
        [NotNullWhen(false)] out string? problem)
    {
        request = null;
        if (!int.TryParse(query["asset"], NumberStyles.None, CultureInfo.InvariantCulture, out var asset))
            problem = Wrong("asset", query["asset"], "a whole number");
        else if (!TryName<Quantity>(query["quantity"], out var quantity))
            problem = Wrong("quantity", query["quantity"], string.Join(", ", Enum.GetNames<Quantity>()));
        else if (!TryName<Resolution>(query["resolution"], out var resolution))
            problem = Wrong("resolution", query["resolution"], string.Join(", ", Enum.GetNames<Resolution>()));
        else if (Days.Read(query["from"]) is not { } first)
            problem = Wrong("from", query["from"], "a day as 2013-10-27");
        else if (Days.Read(query["to"]) is not { } last || last < first || last.DayNumber - first.DayNumber >= LongestRangeDays)
            problem = Wrong("to", query["to"], $"a day as 2013-10-27, not before from, for at most {LongestRangeDays} days in all");
        else
        {
            problem = null;
            request = new SeriesRequest(asset, quantity, first, last.AddDays(1), resolution);
        }

        return request is not null;
    }

    private static bool TryName<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text is { Length: > 0 } && char.IsLetter(text[0])
            && Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value);
    }

    private static string Query(int assetId, Quantity quantity, DateOnly first, DateOnly last, Resolution resolution) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"?asset={assetId}&quantity={quantity}&from={LocalTimes.Iso(first)}&to={LocalTimes.Iso(last)}&resolution={resolution}");

    private static string Wrong(string part, string? found, string allowed) =>
        $"{part}: found '{found}', allowed is {allowed}.";
}
