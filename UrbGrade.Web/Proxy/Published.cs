using UrbGrade.Web.Shell;

namespace UrbGrade.Web.Proxy;

/// <summary>The addresses that are published, each with all below it. The proxy answers everything else with 404 by itself: the platform's health and
/// measures are for its own network, and partners' modules have a port of their own.</summary>
internal static class Published
{
    /// <summary>Route patterns; a test compares them with what the platform maps.</summary>
    public static IReadOnlyList<string> Patterns { get; } =
    [
        "/aggregation/{**rest}", "/api/{**rest}", "/pki/{**rest}",
        "/", .. Languages.Cultures.Keys.Select(language => $"/{language}/{{**rest}}"),
        "/d/{**rest}", "/v/{**rest}", "/s/{**rest}", "/street/{**rest}", "/reports/{**rest}", "/help", "/privacy", "/open-data", "/accessibility",
        "/account/{**rest}", "/my/{**rest}", "/app/{**rest}", "/ops/{**rest}", "/admin/{**rest}",
        "/vocabulary/{**rest}", "/vocabulary.{syntax}", "/failed", "/not-found",
        "/_blazor/{**rest}", "/_framework/{**rest}", "/_content/{**rest}", "/assets/{**rest}",
    ];
}
