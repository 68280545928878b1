using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules;
using UrbGrade.Web.Account;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Reports;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Hosting;

/// <summary>The platform's services on a data folder without the platform running: what the administrator's commands work with.
/// The platform may run on the same folder in another process.</summary>
internal static class PlatformServices
{
    /// <summary>Opens a data folder; its database is created or migrated first.</summary>
    /// <param name="given">Settings of the command line.</param>
    /// <param name="isPrepared">Whether the database is created or migrated.</param>
    /// <returns>To be disposed: pending writes are finished then.</returns>
    public static IHost Open(
        string dataFolder, IReadOnlyDictionary<string, string?>? given = null, bool isPrepared = true,
        Action<HostApplicationBuilder>? adjust = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        PlatformSettings.Add(builder.Configuration, dataFolder, new Dictionary<string, string?>(given ?? new Dictionary<string, string?>()));
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        UrbGradeModules.AddTo(builder, runs: _ => true);
        builder.Services.AddSingleton<ITenantSession, CommandLineSession>();
        builder.Services.AddSingleton<IAlertWords, AlertWords>().AddSingleton<IPasswordMailWords, PasswordMailWords>();
        builder.Services.AddReports(builder.Configuration);
        adjust?.Invoke(builder);
        var host = builder.Build();
        if (isPrepared)
        {
            UrbGradeModules.Prepare(host.Services);
        }

        return host;
    }
}
