using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Prediction.Queries;

/// <summary>A series that is forecast, with the names of what it belongs to.</summary>
internal sealed record KnownSeries(int Id, int AssetId, string Place, string Meter, string Quantity, string Medium, string Unit, string? Origin)
{
    /// <summary>Those of the context's tenant.</summary>
    public static Task<List<KnownSeries>> Of(UrbGradeContext database, CancellationToken cancellation) => (
        from series in database.Set<SeriesRow>()
        join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
        join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
        join site in database.Set<SiteRow>() on asset.SiteId equals site.Id
        where series.Kind != SeriesKind.Mean && series.Medium != null && !Quantities.OfNoUse.Contains(series.Quantity)
        select new KnownSeries(series.Id, asset.Id, asset.Name, meter.Source, series.Quantity, series.Medium!, series.Unit, site.Origin)).ToListAsync(cancellation);
}
