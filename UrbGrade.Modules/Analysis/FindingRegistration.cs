using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Alerts;
using UrbGrade.Modules.Analysis.Explore;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Analysis.Notes;
using UrbGrade.Modules.Analysis.People;
using UrbGrade.Modules.Analysis.Silences;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.People;

namespace UrbGrade.Modules.Analysis;

/// <summary>What is unusual, and who is told.</summary>
internal static class FindingRegistration
{
    public static IHostApplicationBuilder AddFindings(this IHostApplicationBuilder host)
    {
        host.AddTables<FindingTables>().AddQueries<IFindingQueries, FindingQueries>().AddQueries<IFindingSchedule, FindingSchedule>()
            .AddQueries<ISilentMeters, SilentMeters>().AddQueries<IAlerts, Alerts.Alerts>().AddQueries<IExplore, ExploreQueries>()
            .AddQueries<ILightingNights, LightingNightQueries>()
            .AddQueries<ISeriesNotes, NoteBook>()
            .AddEvent<FindingsDue>().AddEvent<CorrectionsDue>().AddEvent<AlertsDue>().AddEvent<AlertMailDue>();
        host.Services.AddSingleton<KnownCabinets>();
        host.Services.AddSingleton<TenantAnalysis>();
        host.Services.AddSingleton<FindingWriter>();
        host.Services.AddScoped<AlertLook>();
        host.Services.AddSingleton<IPersonalRecords, FindingsOfPerson>();
        host.Services.AddSingleton<IPersonalRecords, NotesOfPerson>();
        host.Services.AddSingleton<ITenantEnding, EndedRules>();
        return host;
    }

    public static IHostApplicationBuilder AddFindingHandlers(this IHostApplicationBuilder host) =>
        host.AddHandler<FindingsDue, FindAttention>().AddHandler<CorrectionsDue, ReviewCorrections>()
            .AddHandler<FindingsAsked, TellFindings>().AddHandler<AlertsDue, RaiseAlerts>().AddHandler<AlertMailDue, SendAlertMail>();
}
