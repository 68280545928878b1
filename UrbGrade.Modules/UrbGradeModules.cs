using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Trust;

namespace UrbGrade.Modules;

/// <summary>Every module, in the order in which data visits them.</summary>
public static class UrbGradeModules
{
    /// <summary>The modules; nothing is found by scanning.</summary>
    public static IReadOnlyList<IUrbGradeModule> All { get; } =
    [
        new Core.CoreModule(),
        new Aggregation.AggregationModule(),
        new Quantification.QuantificationModule(),
        new Prediction.PredictionModule(),
        new Lighting.LightingModule(),
        new Profiling.ProfilingModule(),
        new Analysis.AnalysisModule(),
        new Gis.GisModule(),
        new Engagement.EngagementModule(),
        new Semantics.SemanticsModule(),
        new Partners.PartnersModule(),
        new Dashboard.DashboardModule(),
        new Dashboard.Administration.AdministrationModule(),
    ];

    /// <summary>The databases that the platform runs on, by their names in settings; the customary one first.</summary>
    public static IReadOnlyList<string> Databases => DatabaseProvider.All;

    /// <summary>The certificate in a file, or the development one in the keys of a data folder, which is made when there is none: for a program that
    /// serves HTTPS and is no platform.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be opened.</exception>
    public static PlatformCertificate ServerCertificate(string dataFolder, string? file, string? password)
    {
        var options = new CoreOptions { DataFolder = dataFolder, ServerCertificate = file, ServerCertificatePassword = password };
        return PlatformCertificates.Load(options, new CertificateAuthority(options.KeysFolder, TimeProvider.System), TimeProvider.System);
    }

    /// <summary>The PostgreSQL server that a process shares with others; null on another database.</summary>
    /// <returns>Its connection string, with the password.</returns>
    public static string? SharedPostgreSql(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CoreOptions>>().Value;
        return options.Database == DatabaseProvider.PostgreSql ? options.ConnectionWithPassword() : null;
    }

    /// <summary>Verifies the evidence of a figure. Needs no database.</summary>
    /// <param name="evidence">Seekable.</param>
    /// <param name="trusted">Certificates of gateways or of their authorities that are known otherwise; empty to take those that the file brings.</param>
    public static EvidenceFinding VerifyEvidence(Stream evidence, IReadOnlyList<X509Certificate2> trusted) =>
        new Quantification.Evidence.EvidenceVerification(trusted).Verify(evidence);

    /// <summary>Registers all modules, and the reactions of those whose work this process does.</summary>
    public static void AddTo(IHostApplicationBuilder host, Func<IUrbGradeModule, bool> runs)
    {
        foreach (var module in All)
        {
            host.AddModule(module, runs(module));
        }
    }

    /// <summary>Begins to build the model of all tables, the longest single part of a start, beside what else has to be put together. Whoever
    /// needs it first waits for it, and hears of what is wrong.</summary>
    public static void BeginModel(IServiceProvider services) => _ = Task.Run(() =>
    {
        using var database = services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Platform);
        return database.Model.GetEntityTypes().Count();
    });

    /// <summary>Creates or migrates the database, for a program that uses the modules' services without starting the host.</summary>
    /// <exception cref="InvalidOperationException">It does not give durable commits, or the data folder belongs to another one.</exception>
    public static void Prepare(IServiceProvider services) => services.GetRequiredService<PrepareDatabase>().Run();
}
