using UrbGrade.Bus.Contracts.Dashboard.Reports;

namespace UrbGrade.Web.Reports;

/// <summary>What writes reports, for the platform and for its commands.</summary>
internal static class ReportServices
{
    public static void AddReports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLocalization();
        services.AddOptions<ReportOptions>().Bind(configuration.GetSection("Reports")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ChromiumPrinter>();
        services.AddScoped<IReportWriter, ReportWriter>();
        services.AddScoped<SheetWriter>();
    }
}
