using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Semantics.Mapping;
using UrbGrade.Modules.Semantics.Store;

namespace UrbGrade.Modules.Semantics;

/// <summary>Describes what a tenant has in the terms of public ontologies: SAREF with its extensions, SOSA, QUDT, GeoSPARQL.</summary>
internal sealed class SemanticsModule : IUrbGradeModule
{
    public string Name => "Semantics";

    public void Add(IHostApplicationBuilder host)
    {
        host.AddModuleOptions<SemanticsOptions>("Semantics").AddTables<SemanticTables>().AddQueries<ISemantics, SemanticService>()
            .AddQueries<IMappingRows, MappingRows>();
        host.Services.AddSingleton<CurrentMapping>();
        host.Services.AddSingleton<IValidateOptions<SemanticsOptions>, MappingRules>();
        host.Services.AddScoped<SemanticLists>();
        host.Services.AddScoped<Resources.GroupResources>();
        host.Services.AddScoped<Resources.KpiResources>();
        host.Services.AddScoped<Resources.PlaceResources>();
    }
}
