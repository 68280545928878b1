using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Profiling.Handlers;
using UrbGrade.Modules.Profiling.People;
using UrbGrade.Modules.Profiling.Queries;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling;

/// <summary>How meters are usually used: typical days, who uses energy alike, which days are unlike all others.</summary>
internal sealed class ProfilingModule : IUrbGradeModule
{
    /// <summary>Where its work lies.</summary>
    public const string Queue = "Profiling";

    public string Name => Queue;

    public void Add(IHostApplicationBuilder host)
    {
        host.AddModuleOptions<ProfilingOptions>("Profiling").AddTables<ProfilingTables>()
            .AddQueries<IProfileQueries, ProfileQueries>().AddQueries<IProfileConsents, ProfileConsents>()
            .AddEvent<ProfilesDue>().AddEvent<SegmentsDue>();
        host.Services.AddSingleton<IProfileSchedule, ProfileSchedule>();
        host.Services.AddSingleton<ProfileSources>();
        host.Services.AddSingleton<ProfileWriter>();
        host.Services.AddSingleton<BesideMarks>();
        host.Services.AddSingleton<IPersonalRecords, ProfilesOfPerson>();
        host.Services.AddSingleton<ITenantMove, ShapesOfFormerClock>();
    }

    public void AddHandlers(IHostApplicationBuilder host) => host.AddHandler<ProfilesDue, MakeProfiles>()
        .AddHandler<SegmentsDue, DivideMeters>()
        .AddHandler<ProfileAsked, TellProfile>()
        .AddHandler<AtypicalDaysAsked, TellAtypicalDays>()
        .AddHandler<SegmentsAsked, TellSegments>()
        .AddHandler<PeersAsked, TellPeers>();
}
