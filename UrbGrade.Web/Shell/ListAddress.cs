namespace UrbGrade.Web.Shell;

/// <summary>The lists that pages of one thing belong to. What a page is about is one tenant's; another one has the list.</summary>
internal static class ListAddress
{
    private static readonly (string Pages, string List)[] Known =
    [
        ("/app/asset/", "/app/places"), ("/app/figures/", "/app/figures"), ("/app/findings/", "/app"), ("/app/forecasts/", "/app/forecasts"),
        ("/app/profiles/", "/app/profiles"), ("/app/sheets/", "/app/campaigns"), ("/app/surveys/", "/app/surveys"), ("/ops/batch/", "/ops"), ("/ops/failures/", "/ops/failures"),
        ("/ops/flow/", "/ops"), ("/ops/site/", "/ops"),
    ];

    /// <param name="address">Path and query.</param>
    /// <returns>The list of a page of one thing; any other address as it is.</returns>
    public static string Of(string address) =>
        Array.Find(Known, known => address.StartsWith(known.Pages, StringComparison.OrdinalIgnoreCase)).List ?? address;
}
