using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Account;
using UrbGrade.Web.Api;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Hosting;
using UrbGrade.Web.Public;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Shell;

namespace UrbGrade.Web;

/// <summary>Everything that people see in a browser: pages, sign-in, chart and download endpoints.</summary>
/// <remarks>Reads only through the interfaces of <c>UrbGrade.Bus.Contracts.Dashboard</c>, which the modules register.</remarks>
public static class Pages
{
    /// <summary>Name of the rate limit on forms that try a password or a one-time link.</summary>
    internal const string SignInLimit = "sign-in";

    /// <summary>Name of the rate limit on votes and answers, which take no account.</summary>
    internal const string AnswerLimit = "answers";

    private const int LargestFirstMessage = 4 * 1024 * 1024;

    /// <summary>Registers pages, session and sign-in.</summary>
    public static IHostApplicationBuilder AddPages(this IHostApplicationBuilder host)
    {
        var services = host.Services;
        services.AddOptions<OpenDataOptions>().Bind(host.Configuration.GetSection("OpenData")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<StatementOptions>().Bind(host.Configuration.GetSection("Statements")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PagesOptions>().Bind(host.Configuration.GetSection("Pages"))
            .ValidateDataAnnotations().ValidateOnStart();
        // A page hands its prerendered state over in its first message: 44 KB with eight shops, and the default allows 32.
        services.AddRazorComponents().AddInteractiveServerComponents(
            circuits => circuits.DetailedErrors = host.Environment.IsDevelopment())
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestFirstMessage);
        services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddMudServices();
        services.AddTransient<MudLocalizer, MudTexts>();
        services.AddPackedPages();
        services.AddExceptionHandler<FailedRequest>();
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddScoped<ReaderZone>();
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        services.Configure<RouteOptions>(routes => routes.ConstraintMap["language"] = typeof(LanguageConstraint));
        AddSession(services);
        host.AddExternalSignIn();
        AddLimits(services);
        return host;
    }

    /// <summary>Adds what runs before the pages: security headers, language, sign-in cookie, session. Call it once,
    /// before any endpoint is mapped.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        app.UseHeadAsGet();
        app.UseMiddleware<SecurityHeaders>();
        app.UsePackedPages();
        app.UseErrorPages();
        app.UseApiProblems();
        app.UseAuthentication();

        // After it is known whose request it is: a tenant may offer some languages only.
        app.UseRequestLocalization();
        app.UseAuthorization();

        // After it is known whose request it is: a program is limited by its token.
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseStaleForms();
        return app;
    }

    /// <summary>Maps pages, static files and the endpoints behind charts, downloads and forms.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            // The security headers say it already, and stricter.
            circuits => circuits.ContentSecurityFrameAncestorsPolicy = null);
        app.MapAccountEndpoints();
        app.MapExternalSignIn();
        app.MapSeriesEndpoints();
        app.MapFindingEndpoints();
        app.MapProfileEndpoints();
        app.MapExploreEndpoints();
        app.MapNightEndpoints();
        app.MapSignatureEndpoints();
        app.MapCompareEndpoints();
        app.MapMapEndpoints();
        app.MapPublicEndpoints();
        app.MapReportEndpoints();
        app.MapLogoEndpoints();
        app.MapOpinionEndpoints();
        app.MapBatchEndpoints();
        app.MapQualityEndpoints();
        app.MapForecastEndpoints();
        app.MapEvidenceEndpoints();
        app.MapAuditEndpoints();
        app.MapPersonEndpoints();
        app.MapResidentEndpoints();
        app.MapAuthorityEndpoints();
        return app;
    }

    private static void AddSession(IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(SessionCookie.Configure);
        services.AddAuthorization(Access.Configure);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, AccountRevalidation>();
        services.TryAddScoped<ITenantSession, ClaimsTenantSession>();
    }

    private static void AddLimits(IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            PageRequests.AnswerTooMany(rejected.HttpContext);
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(SignInLimit, context => HttpMethods.IsPost(context.Request.Method)
            ? PerMinute(
                ClientNetwork.Of(context.Connection.RemoteIpAddress),
                context.RequestServices.GetRequiredService<IOptions<PagesOptions>>().Value.SignInAttemptsPerMinute)
            : RateLimitPartition.GetNoLimiter("reading"));
        limits.AddPolicy(AnswerLimit, context => HttpMethods.IsPost(context.Request.Method)
            ? PerMinute(
                ClientNetwork.Of(context.Connection.RemoteIpAddress),
                context.RequestServices.GetRequiredService<IOptions<PagesOptions>>().Value.AnswersPerMinute)
            : RateLimitPartition.GetNoLimiter("reading"));
    });

    /// <summary>So many requests of one in each minute.</summary>
    internal static RateLimitPartition<string> PerMinute(string who, int requests) => RateLimitPartition.GetFixedWindowLimiter(
        who, _ => new FixedWindowRateLimiterOptions { PermitLimit = requests, Window = TimeSpan.FromMinutes(1) });
}
