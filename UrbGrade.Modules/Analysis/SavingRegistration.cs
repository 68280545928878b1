using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Baselines;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Analysis.Plans;
using UrbGrade.Modules.Analysis.Savings;
using UrbGrade.Modules.Analysis.Store;

namespace UrbGrade.Modules.Analysis;

/// <summary>Baselines, interventions, what they saved, and what-if.</summary>
internal static class SavingRegistration
{
    public static IHostApplicationBuilder AddSavings(this IHostApplicationBuilder host)
    {
        host.Services.AddScoped<StaffReach>();
        return host.AddTables<SavingTables>().AddQueries<IBaselineQueries, BaselineQueries>().AddQueries<IBaselineRuns, BaselineRuns>()
            .AddQueries<IUseSignatures, SignatureQueries>().AddQueries<IInterventionQueries, InterventionQueries>()
            .AddQueries<IInterventions, InterventionBook>().AddQueries<IPlanning, Planning>().AddEvent<BaselinesDue>();
    }

    public static IHostApplicationBuilder AddSavingHandlers(this IHostApplicationBuilder host) =>
        host.AddHandler<BaselinesDue, FollowReadings>().AddHandler<BaselinesAsked, TellBaselines>().AddHandler<SavingsAsked, TellSavings>();
}
