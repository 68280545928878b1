using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api.V1;

/// <summary>What the interface for programs needs: tokens, limits, its description (OpenAPI).</summary>
internal static class ApiServices
{
    private const string Bearer = "bearer";

    public static IHostApplicationBuilder AddApi(this IHostApplicationBuilder host)
    {
        var services = host.Services;
        services.AddOptions<ApiOptions>().Bind(host.Configuration.GetSection("Api")).ValidateDataAnnotations().ValidateOnStart();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenAuthentication>(ApiTokenAuthentication.Name, null);
        services.Configure<AuthorizationOptions>(options => options.AddPolicy(
            Access.Api, policy => policy.AddAuthenticationSchemes(ApiTokenAuthentication.Name).RequireAuthenticatedUser()));
        services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(ApiRoutes.Limit, context => Pages.PerMinute(
            context.User.FindFirstValue(SessionClaims.TokenId) ?? "nobody",
            context.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value.RequestsPerMinute)));
        services.Configure<JsonOptions>(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        services.AddOpenApi("v1", description =>
        {
            description.ShouldInclude = route => ApiProblems.IsApi("/" + route.RelativePath);
            description.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            });
        });
        return host;
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "UrbGrade",
            Version = "v1",
            Description = "Reads what a tenant has: sites, assets, meters, series, readings, figures, gaps and receipts. Instants are UTC, "
                + "intervals half-open, units UCUM. Lists are read stretch by stretch along links.next; ETag and If-None-Match spare what is known already.",
        };
        document.AddComponent(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
    }
}
