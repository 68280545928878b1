using Microsoft.Extensions.Hosting;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling;

/// <summary>How meters are usually used: typical days, who uses energy alike, which days are unlike all others.</summary>
internal sealed class ProfilingModule : IUrbGradeModule
{
    /// <summary>Where its work lies.</summary>
    public const string Queue = "Profiling";

    public string Name => Queue;

    public void Add(IHostApplicationBuilder host) => host.AddTables<ProfilingTables>();
}
