using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Board;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Quantification.Decoding;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web;
using UrbGrade.Web.Reports;

namespace UrbGrade.Tests.Web;

/// <summary>The pages on a real server with a fictional district behind them.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private PageHost(WebApplication app, KeptLog log) => (this.app, Log) = (app, log);

    public KeptLog Log { get; }

    public FictionalDistrict District => app.Services.GetRequiredService<FictionalDistrict>();

    public FictionalKpis Kpis => (FictionalKpis)app.Services.GetRequiredService<IKpiCatalogue>();

    public FictionalTenantList Tenants => app.Services.GetRequiredService<FictionalTenantList>();

    public FictionalVotes Votes => app.Services.GetRequiredService<FictionalVotes>();

    public FictionalForms Forms => app.Services.GetRequiredService<FictionalForms>();

    public FictionalAccounts Accounts => app.Services.GetRequiredService<FictionalAccounts>();

    /// <summary>All pages.</summary>
    public IReadOnlyList<RouteEndpoint> Pages => [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)];

    /// <summary>The addresses of all pages, with the names of their parameters in braces.</summary>
    public IReadOnlyList<string> Routes => [.. Pages.Select(page => page.RoutePattern.RawText!).Order(StringComparer.Ordinal)];

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<PageHost> Start(
        string environment = "Development", string urls = "http://127.0.0.1:0", IReadOnlyDictionary<string, string?>? settings = null, int daysLater = 0)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "UrbGrade.Web",
            EnvironmentName = environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders();
        var log = new KeptLog();
        builder.Logging.AddProvider(log);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(urls);
        builder.AddPages();
        builder.Services.AddSingleton<TimeProvider>(new FixedClock(daysLater));
        builder.Services.AddSingleton<FictionalDistrict>();
        builder.Services.AddSingleton<FictionalTenantList>();
        builder.Services.AddSingleton<ITenantRegistry, FictionalRegistry>();
        builder.Services.AddSingleton<ITenantLogos, FictionalRegistry>();
        builder.Services.AddSingleton<FictionalAccounts>();
        builder.Services.AddSingleton<IAccounts>(services => services.GetRequiredService<FictionalAccounts>());
        builder.Services.AddSingleton<IAccountWishes>(services => services.GetRequiredService<FictionalAccounts>());
        builder.Services.AddSingleton<IFirstAdministrator>(services => services.GetRequiredService<FictionalAccounts>());
        builder.Services.AddSingleton<IAccountLinks>(services => services.GetRequiredService<FictionalAccounts>());
        builder.Services.AddSingleton<IForgottenPasswords>(services => services.GetRequiredService<FictionalAccounts>());
        builder.Services.AddScoped<IDistrictQueries, FictionalDistrictQueries>();
        builder.Services.AddSingleton<IFigureEvidence, FictionalEvidence>();
        builder.Services.AddSingleton<IPublicTerms, FictionalTerms>();
        builder.Services.AddScoped<IResidentQueries, FictionalResidents>();
        builder.Services.AddScoped<IOwnData, FictionalResidents>();
        builder.Services.AddScoped<IProfileConsents, FictionalConsents>();
        builder.Services.AddScoped<IAssetQueries, FictionalAssetQueries>();
        builder.Services.AddScoped<IAreaMaps, FictionalAreaMaps>();
        builder.Services.AddScoped<IPlaceCatalogue, FictionalPlaces>();
        builder.Services.AddScoped<IMeterPositions, FictionalPlaces>();
        builder.Services.AddScoped<IVulnerability, FictionalPlaces>();
        builder.Services.AddSingleton<IMunicipalReports, FictionalReports>();
        builder.Services.AddSingleton<IBoards, FictionalBoards>();
        builder.Services.AddReports(builder.Configuration);
        builder.Services.AddSingleton<IPeriodReports, FictionalPeriodReports>();
        builder.Services.AddSingleton<IReportSchedules, FictionalSchedules>();
        builder.Services.AddSingleton<IPeriodFigures, FictionalKpis>();
        builder.Services.AddSingleton<IKpiCatalogue, FictionalKpis>();
        builder.Services.AddSingleton<IPriceLists, FictionalPrices>();
        builder.Services.AddSingleton<IFactorChoices, FictionalPrices>();
        builder.Services.AddSingleton<ISemantics, FictionalSemantics>();
        builder.Services.AddScoped<ISeriesQueries, FictionalSeriesQueries>();
        builder.Services.AddScoped<IExplainQueries, FictionalExplainQueries>();
        builder.Services.AddScoped<IQualityQueries, FictionalQualityQueries>();
        builder.Services.AddScoped<IForecastQueries, FictionalForecasts>();
        builder.Services.AddScoped<ISeriesLimits, FictionalLimits>();
        builder.Services.AddSingleton<IMeasurementUnits, MeasurementUnits>();
        builder.Services.AddSingleton<IFindingQueries, FictionalFindings>();
        builder.Services.AddSingleton<FictionalSavings>();
        builder.Services.AddSingleton<IInterventionQueries>(services => services.GetRequiredService<FictionalSavings>());
        builder.Services.AddSingleton<IInterventions>(services => services.GetRequiredService<FictionalSavings>());
        builder.Services.AddSingleton<IBaselineQueries>(services => services.GetRequiredService<FictionalSavings>());
        builder.Services.AddSingleton<IUseSignatures>(services => services.GetRequiredService<FictionalSavings>());
        builder.Services.AddSingleton<IPlanning>(services => services.GetRequiredService<FictionalSavings>());
        builder.Services.AddScoped<ISilentMeters, FictionalSilences>();
        builder.Services.AddSingleton<IAlerts, FictionalAlerts>();
        builder.Services.AddSingleton<IProfileQueries, FictionalProfiles>();
        builder.Services.AddSingleton<FictionalNotes>();
        builder.Services.AddSingleton<ISeriesNotes>(services => services.GetRequiredService<FictionalNotes>());
        builder.Services.AddSingleton<IExplore, FictionalExplore>();
        builder.Services.AddSingleton<ILightingNights, FictionalExplore>();
        builder.Services.AddSingleton<ILitStreets, FictionalExplore>();
        builder.Services.AddScoped<IUploadQueries, FictionalUploadQueries>();
        builder.Services.AddScoped<ISiteReceipts, FictionalSiteReceipts>();
        builder.Services.AddSingleton<IResendWishes, FictionalResends>();
        builder.Services.AddSingleton<FictionalNodes>();
        builder.Services.AddScoped<ILightingPrograms, FictionalLighting>();
        builder.Services.AddSingleton<FictionalPauses>();
        builder.Services.AddScoped<IServiceBoard, FictionalBoard>();
        builder.Services.AddScoped<IParkedWork, FictionalParkedWork>();
        builder.Services.AddScoped<IOperationEvents, FictionalEvents>();
        builder.Services.AddScoped<IFlowQueries, FictionalFlows>();
        builder.Services.AddSingleton<FictionalVotes>();
        builder.Services.AddSingleton<IVoting>(services => services.GetRequiredService<FictionalVotes>());
        builder.Services.AddScoped<ICampaigns, FictionalCampaigns>();
        builder.Services.AddScoped<IOpinions, FictionalOpinions>();
        builder.Services.AddSingleton<IStreetStories, FictionalStories>();
        builder.Services.AddSingleton<FictionalForms>();
        builder.Services.AddScoped<ISurveys, FictionalSurveys>();
        builder.Services.AddSingleton<ISurveyAnswering, FictionalAnswering>();
        builder.Services.AddScoped<ITenantAdministration, FictionalTenants>();
        builder.Services.AddScoped<ICertificateAdministration, FictionalCertificates>();
        var app = builder.Build();
        app.UsePages().MapPages();
        await app.StartAsync();
        return new PageHost(app, log);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Puts the clock forward or back; what waits goes on waiting as before.</summary>
    public void MoveClock(TimeSpan by) => ((FixedClock)app.Services.GetRequiredService<TimeProvider>()).Move(by);

    /// <summary>The morning after the last fictional reading, or days later; timers run as they do.</summary>
    private sealed class FixedClock(int daysLater) : TimeProvider
    {
        private TimeSpan shift = FictionalDistrict.LastReadingAt.AddHours(9).AddDays(daysLater) - System.GetUtcNow();

        public void Move(TimeSpan by) => shift += by;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
    }
}
