using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Analysis.Store;

namespace UrbGrade.Modules.Analysis;

/// <summary>What is unusual, and who is told.</summary>
internal static class FindingRegistration
{
    public static IHostApplicationBuilder AddFindings(this IHostApplicationBuilder host)
    {
        host.AddTables<FindingTables>().AddQueries<IFindingQueries, FindingQueries>().AddQueries<IFindingSchedule, FindingSchedule>()
            .AddEvent<FindingsDue>().AddEvent<CorrectionsDue>();
        host.Services.AddSingleton<TenantAnalysis>();
        host.Services.AddSingleton<FindingWriter>();
        return host;
    }

    public static IHostApplicationBuilder AddFindingHandlers(this IHostApplicationBuilder host) =>
        host.AddHandler<FindingsDue, FindAttention>().AddHandler<CorrectionsDue, ReviewCorrections>();
}
