using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Gaps;
using UrbGrade.Modules.Aggregation.Http;
using UrbGrade.Modules.Aggregation.Pipeline;
using UrbGrade.Modules.Aggregation.Refusals;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Aggregation.Trials;
using UrbGrade.Modules.Core.Retention;

namespace UrbGrade.Modules.Aggregation;

/// <summary>The door for gateways: takes signed requests, keeps them raw, answers with receipts and hands them on.</summary>
internal sealed class AggregationModule : IUrbGradeModule
{
    /// <summary>Where the interface is.</summary>
    public const string Path = "/aggregation";

    public string Name => "Aggregation";

    public void Add(IHostApplicationBuilder host)
    {
        host.AddModuleOptions<AggregationOptions>("Aggregation").AddTables<AggregationTables>()
            .AddEvent<RequestStored>();
        var services = host.Services;
        services.AddSingleton<IRawRequests, RawRequests>();
        services.AddSingleton<IStoredKind, OldEnvelopes>();
        services.AddSingleton<IStoredKind, OldResendRequests>();
        AddSoap(services);
        AddPipeline(services);
        services.AddSingleton<RequestBodies>();
        services.AddScoped<IResendWishes, ResendWishes>();
        services.AddScoped<ISignatureCheck, SignatureCheck>();
        services.AddSingleton<TrialPreview>();
        services.AddScoped<ISchemaTrials, SchemaTrials>();
        services.AddSingleton<RefusalAudit>();
        services.AddSingleton<AggregationEndpoint>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusalAudit>());
        services.AddHostedService<ForgetSignatures>();
    }

    public void Map(WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<AggregationEndpoint>();
        app.MapPost(Path, (RequestDelegate)endpoint.Post).DisableAntiforgery().AllowAnonymous();
        app.MapGet(Path, (RequestDelegate)AggregationEndpoint.Get).AllowAnonymous();
        app.Map(Path, (RequestDelegate)AggregationEndpoint.NotAllowed).DisableAntiforgery().AllowAnonymous();
    }

    private static void AddSoap(IServiceCollection services)
    {
        services.AddSingleton<ReplayGuard>();
        services.AddSingleton(provider => new SoapVerifier(
            provider.GetRequiredService<ICertificateTrust>(), provider.GetRequiredService<ReplayGuard>(), new SoapSecurityPolicy(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SoapSigner(
            provider.GetRequiredService<PlatformCertificate>().Certificate, provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddPipeline(IServiceCollection services)
    {
        services.AddSingleton<VerifyEnvelope>();
        services.AddSingleton<CheckHeader>();
        services.AddSingleton<GapFinder>();
        services.AddSingleton<OpenWishes>();
        services.AddSingleton<StoreRaw>();
        services.AddSingleton<Announce>();
        services.AddSingleton<AggregationPipeline>();
        services.AddSingleton<ExchangeLighting>();
        services.AddSingleton<TakeEvents>();
    }
}
