using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Lighting.Store;

namespace UrbGrade.Modules.Lighting;

/// <summary>The manager of lighting nodes: what each node does in its network and the light it gives, from the desk to the lamp post and back.</summary>
internal sealed class LightingModule : IUrbGradeModule
{
    public string Name => "Lighting";

    public void Add(IHostApplicationBuilder host)
    {
        host.AddTables<LightingTables>().AddQueries<ILightingPrograms, LightingPrograms>();
        host.Services.AddSingleton<ILightingExchange, LightingExchange>();
        host.Services.AddSingleton<ILightingHistory, LightingHistory>();
    }
}
