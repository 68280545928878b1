using Microsoft.Extensions.Hosting;
using UrbGrade.Modules.Engagement.Store;

namespace UrbGrade.Modules.Engagement;

/// <summary>What people say: votes at lamp posts, surveys, and what became of it.</summary>
internal sealed class EngagementModule : IUrbGradeModule
{
    public string Name => "Engagement";

    public void Add(IHostApplicationBuilder host) => host.AddTables<EngagementTables>();
}
