using Microsoft.Extensions.Hosting;

namespace UrbGrade.Modules.Analysis;

/// <summary>Baselines, savings and what-if; what is unusual, what goes together, and who is told.</summary>
internal sealed class AnalysisModule : IUrbGradeModule
{
    /// <summary>Where its work lies.</summary>
    public const string Queue = "Analysis";

    public string Name => Queue;

    public void Add(IHostApplicationBuilder host) => host.AddSavings().AddFindings();

    public void AddHandlers(IHostApplicationBuilder host) => host.AddSavingHandlers().AddFindingHandlers();
}
