using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Audit;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.PostgreSql;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Modules.Core.Database.SqlServer;
using UrbGrade.Modules.Core.Database.Upkeep;
using UrbGrade.Modules.Core.Delivery;
using UrbGrade.Modules.Core.Handlers;
using UrbGrade.Modules.Core.Mail;
using UrbGrade.Modules.Core.Orchestration;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Registry;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Core.Trust;

namespace UrbGrade.Modules.Core;

/// <summary>Tenants, certificates, accounts, audit and the database that all modules share.</summary>
internal sealed class CoreModule : IUrbGradeModule
{
    public string Name => "Core";

    public void Add(IHostApplicationBuilder host)
    {
        host.AddModuleOptions<CoreOptions>("Core").AddModuleOptions<WorkItemOptions>("WorkItems").AddModuleOptions<MailOptions>("Mail")
            .AddModuleOptions<OrchestrationOptions>("Orchestration").AddTables<CoreTables>().AddTables<OrchestrationTables>()
            .AddEvent<HousekeepingDue>().AddEvent<RetentionDue>().AddEvent<CertificatesDue>()
            .AddEvent<MeterMoved>().AddEvent<AssetDescribed>();
        AddDatabase(host.Services);

        // Services start in this order: what others changed is read first, in the background, and whoever needs it waits for it last.
        AddRegistry(host.Services);
        AddTrust(host.Services);
        AddCookieKeys(host.Services, host.Configuration.GetSection("Core").Get<CoreOptions>() ?? new CoreOptions());
        AddOrchestration(host.Services);
        AddWork(host.Services);
        AddRetention(host.Services);
        AddPeople(host.Services);
        AddAdministration(host.Services);
        host.Services.AddSingleton<MailTransport>();
        host.Services.AddSingleton(services => Role(Options(services)));
    }

    public void AddHandlers(IHostApplicationBuilder host) => host
        .AddHandler<HousekeepingDue, KeepHouse>()
        .AddHandler<RetentionDue, ApplyRetention>()
        .AddHandler<CertificatesDue, WarnOfExpiry>();

    private static void AddDatabase(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(s => Database(Options(s)));
        services.AddSingleton(s => s.GetRequiredService<IPlatformDatabase>().Contexts(s.GetServices<ITableMapping>()));
        services.AddSingleton<ICommitQueue, CommitQueue>();
        services.AddSingleton(s => s.GetRequiredService<IPlatformDatabase>().BulkWriter);
        services.AddSingleton<IDatabaseUpkeep, DatabaseUpkeep>();
        services.AddSingleton<PrepareDatabase>();
        services.AddHostedService(s => s.GetRequiredService<PrepareDatabase>());
        services.AddHealthChecks().AddCheck<DatabaseReadiness>("database", tags: [DatabaseReadiness.Tag]);
    }

    private static void AddRegistry(IServiceCollection services)
    {
        services.AddSingleton<ChangeWatch>();
        services.AddHostedService(s => s.GetRequiredService<ChangeWatch>());
        services.AddSingleton<ITenantRegistry, TenantRegistry>();
        services.AddHostedService<FollowPilotSchemas>();
    }

    private static void AddRetention(IServiceCollection services)
    {
        services.AddSingleton<RetentionRules>();
        services.AddSingleton<IStoredKind, SpentCredentials>();
        services.AddScoped<IRetention, TenantRetention>();
        services.AddScoped<IPublicTerms, PublicTerms>();
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddScoped<PersonFinder>();
        services.AddScoped<OwnMeters>();
        services.AddScoped<OwnTimes>();
        services.AddScoped<PersonErasure>();
        services.AddSingleton<AccountRecords>();
        services.AddScoped<IPeople, PeopleDirectory>();
        services.AddScoped<IOwnData, OwnData>();
    }

    private static void AddAdministration(IServiceCollection services)
    {
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<IPlatformAge, PlatformAge>();
        services.AddSingleton<AuditLines>();
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddScoped<IOperationEvents, OperationEvents>();
        services.AddScoped<IPlatformHealth, PlatformHealthReader>();
        services.AddScoped<Reach>();
        services.AddScoped<AuditedChanges>();
        services.AddScoped<ITenantDirectory, TenantDirectory>();
        services.AddScoped<ITenantLogos, TenantLogos>();
        services.AddScoped<SchemaDrafts>();
        services.AddScoped<ISchemaCatalogue, SchemaCatalogue>();
        services.AddScoped<ISiteCatalogue, SiteCatalogue>();
        services.AddScoped<IParkedWork, ParkedWorkItems>();
        services.AddSingleton<IPasswordHasher<UserAccount>, PasswordHasher<UserAccount>>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<Lockout>();
        services.AddScoped<IUserDirectory, UserDirectory>();
        services.AddSingleton<IAccounts, SignIn>();
        services.AddSingleton<IAccountWishes, AccountWishes>();
        services.AddScoped<IInvitations, Invitations>();
        services.AddSingleton<IAccountLinks, AccountLinks>();
        services.AddSingleton<ForgottenPasswords>();
        services.AddSingleton<IForgottenPasswords>(s => s.GetRequiredService<ForgottenPasswords>());
        services.AddHostedService(s => s.GetRequiredService<ForgottenPasswords>());
        services.AddSingleton<SecondFactorKeys>();
        services.AddSingleton<ISecondFactor, SecondFactor>();
        services.AddScoped<IApiTokens, ApiTokens>();
        services.AddSingleton<IApiTokenCheck, ApiTokenCheck>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<IFirstAdministrator>(s => s.GetRequiredService<FirstAdministrator>());
        services.AddSingleton<IAdministratorLinks>(s => s.GetRequiredService<FirstAdministrator>());
    }

    private static void AddOrchestration(IServiceCollection services)
    {
        services.AddSingleton<ServiceCatalogue>();
        services.AddSingleton<IServiceCatalogue>(s => s.GetRequiredService<ServiceCatalogue>());
        services.AddSingleton<IServiceRoutes>(s => s.GetRequiredService<ServiceCatalogue>());
        services.AddSingleton<ServiceMeasures>();
        services.AddSingleton<BreakerNotes>();
        services.AddSingleton(s =>
        {
            var options = s.GetRequiredService<IOptions<OrchestrationOptions>>().Value;
            return new CircuitBreakers(options.BreakerFailures, options.BreakerRest);
        });
        services.AddSingleton<IWorkGate, ServiceGate>();
        services.AddSingleton<ServicePublishing>();
        services.AddHostedService<ServiceNode>();
        services.AddSingleton<ServiceListing>();
        services.AddSingleton<IServiceCalls, ServiceCalls>();
        services.AddScoped<IServiceBoard, ServiceBoard>();
        services.AddSingleton<ITenantEnding, EndedModules>();
    }

    private static void AddWork(IServiceCollection services)
    {
        services.AddSingleton<IWorkItemTable, WorkItemTable>();
        services.AddDelivery();
        services.AddOptions<WorkItemOptions>().PostConfigure<PlatformRole>((work, role) => work.HandlesWork &= role.DoesWork);
    }

    private static void AddTrust(IServiceCollection services)
    {
        services.AddSingleton(s => new CertificateAuthority(
            Options(s).KeysFolder, s.GetRequiredService<TimeProvider>(), Options(s).RevocationListAddress));
        services.AddSingleton<IAuthorityPublication, AuthorityPublication>();
        services.AddSingleton(s => new Lazy<PlatformCertificate>(() => PlatformCertificates.Load(
            Options(s), s.GetRequiredService<CertificateAuthority>(), s.GetRequiredService<TimeProvider>())));
        services.AddSingleton(s => s.GetRequiredService<Lazy<PlatformCertificate>>().Value);
        services.AddSingleton<PlatformTrust>();
        services.AddSingleton<ICertificateTrust>(s => s.GetRequiredService<PlatformTrust>());
        services.AddSingleton<IModuleTrust>(s => s.GetRequiredService<PlatformTrust>());
        services.AddSingleton<IRevocationLists>(s => s.GetRequiredService<PlatformTrust>());
        services.AddScoped<CertificateIssuing>();
        services.AddSingleton<IRenewedCertificates, RenewedCertificates>();
        services.AddSingleton<ExpiryNotices>();
        services.AddSingleton<ListNotices>();
        services.AddSingleton<OwnCertificateWatch>();
        services.AddHostedService(s => s.GetRequiredService<OwnCertificateWatch>());
        services.AddScoped<ITrustStore, TrustStore>();
    }

    private static void AddCookieKeys(IServiceCollection services, CoreOptions options)
    {
        CookieKeySeal.Add(services.AddDataProtection().SetApplicationName("UrbGrade"), options);
        services.AddSingleton<CookieKeySeal>();
        services.AddHostedService(s => s.GetRequiredService<CookieKeySeal>());
        services.AddSingleton<CookieKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<CoreOptions>, ILoggerFactory, IServiceProvider>((keys, core, logs, s) =>
        {
            keys.XmlRepository = core.Value.Database == DatabaseProvider.Sqlite
                ? CookieKeyFiles.In(core.Value, logs)
                : s.GetRequiredService<CookieKeys>();
        });
    }

    private static IPlatformDatabase Database(CoreOptions options) => options.Database switch
    {
        DatabaseProvider.PostgreSql => new PostgreSqlDatabase(options.ConnectionWithPassword()),
        DatabaseProvider.SqlServer => new SqlServerDatabase(options.ConnectionWithPassword()),
        _ => new SqliteDatabase(options.DatabaseFile),
    };

    private static CoreOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<CoreOptions>>().Value;

    private static PlatformRole Role(CoreOptions options) => new(options.Role is "all" or "web", options.Role is "all" or "worker");
}
