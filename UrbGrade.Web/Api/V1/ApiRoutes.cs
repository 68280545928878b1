using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api.V1;

/// <summary>The interface for programs: reads what one tenant has, by token.</summary>
internal static class ApiRoutes
{
    /// <summary>Where it begins.</summary>
    public const string Root = "/api/v1";

    /// <summary>Name of its rate limit.</summary>
    public const string Limit = "api";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).RequireAuthorization(Access.Api).RequireRateLimiting(Limit).AddEndpointFilter<EntityTags>();
        api.MapCatalogue();
        api.MapReadings();
        api.MapReceipts();
        api.MapExports();
        api.MapReports();

        // Otherwise an address that does not exist would be a page's affair.
        routes.MapGet(Root + "/{**rest}", () => Results.NotFound()).ExcludeFromDescription();
        routes.MapSensorThings();
        routes.MapFeatures();
        routes.MapSemantics();
        routes.MapOpenApi(Root + "/openapi.json");
    }
}
