using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Resident;

/// <summary>Addresses of a person's own pages: what they show stands in them.</summary>
internal static class MyAddress
{
    /// <summary>Routes of what the pages draw as files.</summary>
    public const string UseTables = "/api/my/use.{format}", ComfortTables = "/api/my/comfort.{format}";

    public const string Use = "/my", Trade = "/my/trade", Comfort = "/my/comfort", Bills = "/my/bills", Data = "/my/data", Copy = "/api/my/data.zip";

    /// <summary>A page about one of several places.</summary>
    public static string Of(string page, int assetId) => string.Create(CultureInfo.InvariantCulture, $"{page}?place={assetId}");

    /// <summary>The page of use in a period.</summary>
    public static string Of(int assetId, Quantity show, PeriodLength period, DateOnly day) =>
        $"{Of(Use, assetId)}&show={show}&period={period}&day={LocalTimes.Iso(day)}";

    /// <summary>The bars of that page as CSV.</summary>
    public static string UseCsv(int assetId, Quantity show, PeriodLength period, DateOnly day) => $"/api/my/use.csv{Of(assetId, show, period, day)[Use.Length..]}";

    /// <summary>The temperatures of the page of comfort as CSV.</summary>
    public static string ComfortCsv(int assetId) => Of("/api/my/comfort.csv", assetId);
}
