using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalAssetQueries(FictionalDistrict district, ITenantSession session) : IAssetQueries
{
    public async Task<IReadOnlyList<AssetSummary>> List(KpiPeriod period, CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        await district.Answer.WaitAsync(cancellation);
        var to = period.Kind is PeriodKind.Month ? period.Start.AddMonths(1) : period.Start.AddDays(1);
        if (IsHidden)
        {
            return [];
        }

        List<AssetSummary> shops =
        [.. FictionalDistrict.Shops.Select((shop, index) => new AssetSummary(
            index + 1, $"S{index + 1}", shop.Name, shop.Kind, "Sant Fictici", FictionalDistrict.TimeZone, district.Origin, Medium.Power, 80 + 30 * index,
            shop.Longitude, shop.Latitude, FictionalDistrict.LastReadingAt,
            FictionalFigures.Of(index + 1, period.Start, to))
        {
            IsMeasured = !district.IsGone,
        })];
        return
        [
            .. shops,
            .. Enumerable.Range(0, district.Copies).Select(copy => shops[copy % shops.Count] with
            {
                AssetId = 1000 + copy, Code = $"C{copy}", Name = $"Copy {copy}",
            }),
        ];
    }

    public Task<string?> Origin(int? assetId, CancellationToken cancellation) => Task.FromResult(IsHidden ? null : district.Origin);

    public Task<IReadOnlyDictionary<int, MeterPlace>> MeterPlaces(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<int, MeterPlace>>(new Dictionary<int, MeterPlace> { [1] = new("The Blue Chair", ["heat", "power"]) });

    public Task<AssetDetails?> Find(int assetId, CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        if (IsHidden || assetId < 1 || assetId > FictionalDistrict.Shops.Count)
        {
            return Task.FromResult<AssetDetails?>(null);
        }

        var shop = FictionalDistrict.Shops[assetId - 1];
        return Task.FromResult<AssetDetails?>(new AssetDetails(
            assetId, $"S{assetId}", shop.Name, shop.Kind, "Sant Fictici", FictionalDistrict.TimeZone, district.Origin, Medium.Power,
            80 + 30 * (assetId - 1), shop.Longitude, shop.Latitude, FictionalDistrict.Midnight(FictionalDistrict.FirstDay),
            FictionalDistrict.LastReadingAt, Enum.GetValues<Quantity>(), [$"{476 + assetId}"],
            [
                new AssetFact($"{476 + assetId}", "heat_source", "heat pump", FictionalDistrict.Midnight(FictionalDistrict.FirstDay), ["district heat"]),
                new AssetFact($"{476 + assetId}", "floor_area", "<b>142</b>", FictionalDistrict.Midnight(FictionalDistrict.FirstDay), []),
            ])
        {
            IsMeasured = !district.IsGone,
        });
    }

    public Task<IReadOnlyList<KpiFigure>> ListFigures(
        int assetId, PeriodKind kind, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        List<KpiFigure> figures = [];
        for (var start = from; start < to && !IsHidden; start = kind is PeriodKind.Month ? start.AddMonths(1) : start.AddDays(1))
        {
            figures.AddRange(FictionalFigures.Of(assetId, start, kind is PeriodKind.Month ? start.AddMonths(1) : start.AddDays(1)));
        }

        return Task.FromResult<IReadOnlyList<KpiFigure>>(figures);
    }

    private bool IsHidden => district.IsEmpty || session.CurrentTenantId != 2;
}
