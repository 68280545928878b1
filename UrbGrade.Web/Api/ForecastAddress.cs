using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Web.Api;

/// <summary>Addresses of the pages of forecasts, their charts and tables.</summary>
internal static class ForecastAddress
{
    /// <summary>Chart of what is expected.</summary>
    public const string Ahead = "ahead";

    /// <summary>Chart of what became of the latest nights.</summary>
    public const string Recent = "recent";

    public static string Page(string key, ForecastResolution resolution) =>
        $"/app/forecasts/{Uri.EscapeDataString(key)}" + (resolution == ForecastResolution.Day ? "?resolution=Day" : "");

    public static string Json(string key, ForecastResolution resolution, string chart) => "/api/forecast" + Query(key, resolution, chart);

    public static string Csv(string key, ForecastResolution resolution, string chart) => "/api/forecast.csv" + Query(key, resolution, chart);

    public static string List(ForecastFilter filter)
    {
        List<string> parts = [];
        if (filter.Text.Length > 0)
            parts.Add($"text={Uri.EscapeDataString(filter.Text)}");
        if (filter.State is { } state)
            parts.Add($"state={state}");
        if (filter.Page > 1)
            parts.Add(FormattableString.Invariant($"page={filter.Page}"));
        return "/app/forecasts" + (parts.Count == 0 ? "" : "?" + string.Join('&', parts));
    }

    /// <summary>Hours unless an address says otherwise.</summary>
    public static ForecastResolution Resolution(string? text) =>
        string.Equals(text, nameof(ForecastResolution.Day), StringComparison.OrdinalIgnoreCase) ? ForecastResolution.Day : ForecastResolution.Hour;

    private static string Query(string key, ForecastResolution resolution, string chart) => $"?key={Uri.EscapeDataString(key)}&resolution={resolution}&chart={chart}";
}
