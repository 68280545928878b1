using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalDistrictQueries(FictionalDistrict district) : IDistrictQueries
{
    private static readonly DateOnly From = new(2019, 1, 1);
    private static readonly DateOnly To = FictionalDistrict.LastDay.AddDays(1);

    public Task<IReadOnlyList<DistrictName>> ListPublic(CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        return Task.FromResult<IReadOnlyList<DistrictName>>(
            district.IsEmpty ? []
            : [new("20", "Sant Fictici"), new("30", "Nowhere-on-Sea"), .. district.ListsBlocks ? [new DistrictName("40", "Blocks-on-Sea")] : Array.Empty<DistrictName>()]);
    }

    public Task<DistrictOverview?> Find(string code, CancellationToken cancellation) => Task.FromResult(
        district.IsEmpty || code is not ("20" or "30" or "40") ? null
        : code == "30"
            ? new DistrictOverview("30", "Nowhere-on-Sea", FictionalDistrict.TimeZone, null, Today(2), Today(4), [], [], [])
            : code == "40" ? Overview() with { Code = "40", Name = "Blocks-on-Sea", Blocks = FictionalBlocks.Make() } : Overview());

    private DateTimeOffset? Today(int hour) => district.OtherHasBegun ? FictionalDistrict.LastReadingAt.AddHours(hour) : null;

    private DistrictOverview Overview() => new(
        "20",
        "Sant Fictici",
        FictionalDistrict.TimeZone,
        district.Origin,
        FictionalDistrict.Midnight(FictionalDistrict.FirstDay),
        FictionalDistrict.LastReadingAt,
        [.. new[] { Quantity.EnergyKwh, Quantity.Cost, Quantity.Co2Kg }.Select(
            quantity => new DistrictFigure(Sum(quantity, From, To)!, Sum(quantity, From.AddYears(-1), To.AddYears(-1))))],
        [.. Enumerable.Range(0, 12).Select(Month)],
        [
            new("Old Town", 2.1716, 41.3816, 9, 48_310, false),
            new("Station Quarter", 2.1649, 41.3921, 14, 71_920, false),
            new("Harbour", 2.1785, 41.3790, 3, null, true),
        ],
        FewestAssets: 5)
    {
        Weather = new DistrictWeather(1150, 1250) { Correction = WeatherCorrection.Done, LastYearFactor = 0.97, Fit = 0.91 },
        Measured = FictionalDistrict.Shops.Count,
        LightShare = 0.12,
    };

    private static DistrictMonth Month(int index)
    {
        var month = From.AddMonths(index);
        var now = Sum(Quantity.EnergyKwh, month, month.AddMonths(1))!;
        return new DistrictMonth(
            month, index == 6 ? null : now.Value, Sum(Quantity.EnergyKwh, month.AddYears(-1), month.AddMonths(1).AddYears(-1))?.Value,
            now.Coverage, now.EstimatedShare);
    }

    private static KpiFigure? Sum(Quantity quantity, DateOnly from, DateOnly to)
    {
        var all = Enumerable.Range(1, FictionalDistrict.Shops.Count)
            .SelectMany(asset => FictionalFigures.Of(asset, from, to))
            .Where(figure => figure.Quantity == quantity).ToList();
        return all is [] ? null : all[0] with
        {
            Value = all.Sum(figure => figure.Value),
            ValidReadings = all.Sum(figure => figure.ValidReadings),
            ExpectedReadings = all.Sum(figure => figure.ExpectedReadings),
            EstimatedReadings = all.Sum(figure => figure.EstimatedReadings),
            Status = KpiStatus.Ok,
        };
    }
}
