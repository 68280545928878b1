namespace UrbGrade.Web.Public;

/// <summary>Words of the field that the pages use. Each is the anchor of its explanation on the help page, in every language.</summary>
internal static class Glossary
{
    /// <summary>Their words are the texts <c>Glossary.reading</c> and <c>Glossary.reading.Body</c>.</summary>
    public static readonly IReadOnlyList<string> Terms =
    [
        "reading", "meter", "series", "coverage", "estimate", "gateway", "batch", "certificate", "receipt", "kwh", "indicator", "baseline",
        "degree-day", "co2-factor", "withheld", "base-load", "peak", "comfort", "district-heat", "correction",
        "forecast", "band", "finding", "satisfaction", "saving", "peers", "tenant", "failed-work", "audit",
        "carrier", "site", "place", "cabinet", "node", "dimming", "luminance", "lighting-class", "campaign", "profile", "median", "standard-deviation",
        "tariff", "measure", "normal-year", "net-present-value", "payback", "vulnerability", "limits", "schema", "token", "second-factor",
    ];
}
