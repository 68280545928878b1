using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalSeriesQueries(FictionalDistrict district, ITenantSession session) : ISeriesQueries
{
    public Task<SeriesChart?> Read(SeriesRequest request, CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        if (session.CurrentTenantId != 2 || request.AssetId < 1 || request.AssetId > FictionalDistrict.Shops.Count)
        {
            return Task.FromResult<SeriesChart?>(null);
        }

        var end = request.To <= FictionalDistrict.LastDay ? request.To : FictionalDistrict.LastDay.AddDays(1);
        var hours = FictionalDistrict.Hours(request.From, end).ToList();
        var points = hours
            .GroupBy(hour => Start(hour, request.Resolution))
            .Select(group => Point(request, group.Key, [.. group])).ToList();
        var merged = points.Count > request.MaxPoints;
        if (merged)
        {
            var step = (points.Count + request.MaxPoints - 1) / request.MaxPoints;
            points = [.. points.Chunk(step).Select(chunk => chunk.MaxBy(point => point.Value ?? double.MinValue)!)];
        }

        int Count(PointQuality quality) => hours.Count(hour => FictionalDistrict.Quality(request.AssetId, hour) == quality);
        return Task.FromResult<SeriesChart?>(new SeriesChart(
            request.AssetId, FictionalDistrict.Shops[request.AssetId - 1].Name, district.Origin, FictionalDistrict.TimeZone, Medium.Power,
            request.Quantity, request.Resolution, points, Count(PointQuality.Measured), Count(PointQuality.Estimated),
            Count(PointQuality.Missing), FictionalDistrict.LastReadingAt, merged)
        {
            Currency = "EUR",
        });
    }

    private static DateTimeOffset Start(DateTimeOffset hour, Resolution resolution)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(hour, FictionalDistrict.Zone).DateTime);
        return resolution switch
        {
            Resolution.Hour => hour,
            Resolution.Day => FictionalDistrict.Midnight(day),
            _ => FictionalDistrict.Midnight(new DateOnly(day.Year, day.Month, 1)),
        };
    }

    private static SeriesPoint Point(SeriesRequest request, DateTimeOffset start, List<DateTimeOffset> hours)
    {
        var valid = hours.Where(hour => FictionalDistrict.Quality(request.AssetId, hour) is not PointQuality.Missing).ToList();
        if (valid.Count == 0)
        {
            return new SeriesPoint(start, null, PointQuality.Missing);
        }

        var energy = valid.Sum(hour => FictionalDistrict.EnergyKwh(request.AssetId, hour));
        var outside = valid.Average(FictionalDistrict.OutsideCelsius);
        var value = request.Quantity switch
        {
            Quantity.EnergyKwh => energy,
            Quantity.Cost => energy * 0.0571,
            Quantity.Co2Kg => energy * 0.161,
            Quantity.InsideTemperatureCelsius => 19.5 + outside / 12,
            Quantity.OutsideTemperatureCelsius => outside,
            _ => 0.05 + 0.01 * Math.Sin(start.Hour),
        };
        var quality = valid.Count < hours.Count ? PointQuality.Partial
            : valid.Exists(hour => FictionalDistrict.Quality(request.AssetId, hour) is PointQuality.Estimated) ? PointQuality.Estimated
            : PointQuality.Measured;
        return new SeriesPoint(start, value, quality);
    }
}
