using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Gis.Assignment;
using UrbGrade.Modules.Gis.Features;
using UrbGrade.Modules.Gis.Import;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis;

/// <summary>Districts, streets, buildings, light points and meters with their shapes.</summary>
internal sealed class GisModule : IUrbGradeModule
{
    public string Name => "Gis";

    public void Add(IHostApplicationBuilder host)
    {
        host.AddTables<GisTables>().AddQueries<IPlaceCatalogue, PlaceCatalogue>().AddQueries<IFeatures, FeatureService>()
            .AddQueries<IPlaceNames, PlaceNames>().AddQueries<IMeterPositions, MeterPositions>().AddQueries<IVulnerability, VulnerabilityCatalogue>();
        host.Services.AddSingleton<PlaceAtlases>();
        host.Services.AddSingleton<PlaceWriter>();
    }
}
