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
    public async Task<HourValue[]?> Read(
        UrbGradeContext context, int assetId, string figure, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var tenantId = context.Scope.TenantId;
        var known = await directory.Get(tenantId, cancellation);
        var inputs = KpiInputs.Of(figure);
        var series = known.OfAsset(assetId).Where(s => s.IsOneOf(inputs)).ToList();
        if (series.Count == 0)
        {
            return null;
        }

        var book = await factors.Of(tenantId, cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        using var reader = new SeriesReader(context.Database.GetDbConnection(), tenantId);
        var hours = new List<HourValue>();
        var any = false;

        // Emission factors are those of a year.
        for (var start = from; start < to;)
        {
            var newYear = new DateOnly(start.Year + 1, 1, 1);
            var end = newYear < to ? newYear : to;
            var metered = series.Select(s => MeteredHoursReader.Read(reader, s, start, end)).OfType<MeteredHours>().ToList();
            var ofYear = Compute(new AssetHours(metered), figure, book.Of(start.Year));
            any |= ofYear is not null;
            hours.AddRange(ofYear ?? new HourValue[series[0].Meter.Calendar.HoursBetween(start, end)]);
            start = end;
        }

        return any ? [.. hours] : null;
    }

    private static HourValue[]? Compute(AssetHours hours, string figure, Func<string, double?> emissionFactor) => figure switch
    {
        _ when figure == KpiDefinitions.Energy.Code => hours.Energy(),
        _ when figure == KpiDefinitions.Cost.Code => hours.Cost(),
        _ when figure == KpiDefinitions.Co2.Code => hours.Co2((medium, _) => emissionFactor(medium)),
        _ => hours.Mean(figure),
    };
}
