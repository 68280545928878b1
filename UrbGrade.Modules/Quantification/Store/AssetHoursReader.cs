using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Hourly figures of an asset as KPIs are made of them, for charts.</summary>
internal sealed class AssetHoursReader(SeriesDirectory directory, EmissionFactors factors)
{
    /// <summary>Every hour of the local days in [from, to); null when the asset measures nothing of the kind there.</summary>
    /// <param name="figure">Code of a KPI definition, or <c>price</c>.</param>
    /// <param name="zone">Zone of the emission factors.</param>
    public async Task<HourValue[]?> Read(
        UrbGradeContext context, int assetId, string figure, string zone, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var tenantId = context.Scope.TenantId;
        var series = (await directory.Get(tenantId, cancellation)).OfAsset(assetId);
        if (series.Count == 0)
        {
            series = (await directory.Reload(tenantId, cancellation)).OfAsset(assetId);
        }

        await context.Database.OpenConnectionAsync(cancellation);
        using var reader = new SeriesReader(context.Database.GetDbConnection(), tenantId);
        List<MeteredHours> metered = [];
        foreach (var one in series)
        {
            if (MeteredHoursReader.Read(reader, one, from, to) is { } hours)
            {
                metered.Add(hours);
            }
        }

        var known = await factors.All(cancellation);
        var asset = new AssetHours(metered, medium => EmissionFactorChoice.For(known, zone, medium, from.Year)?.KilogramPerKwh);
        return figure switch
        {
            "energy" => asset.Energy(),
            "cost" => asset.Cost(),
            "co2" => asset.Co2(),
            _ => asset.Mean(figure),
        };
    }
}
