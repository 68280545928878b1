using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Two segments and one profile in the fictional district; none in an empty one.</summary>
internal sealed class FictionalProfiles(FictionalDistrict district) : IProfileQueries
{
    private static readonly DateOnly December = new(2019, 12, 1);

    private static readonly double[] Day = [.. Enumerable.Range(0, 24).Select(hour => hour is >= 8 and < 20 ? 3.0 : 1)];

    private static readonly double[] Week = [.. Enumerable.Repeat(Day, 7).SelectMany(day => day)];

    public Task<AssetProfile?> OfAsset(int assetId, CancellationToken cancellation) => Task.FromResult(assetId is not (1 or 2) ? null : district.IsEmpty
        ? new AssetProfile(assetId, "Fleca", [], [], null, null, null, [])
        : new AssetProfile(
            assetId, "Fleca",
            [
                Meter("477", district.IsSilent ? ProfileState.Silent : ProfileState.Ready), Meter("478", ProfileState.TooShort) with { AvailableFrom = new DateOnly(2020, 1, 12), Features = null, Typical = [] },
            ],
            district.HasNoPeers || district.IsAlone ? [] : [
                new PeerStanding(
                    Medium.Power, PeerLevel.KindSite, "bakery", null, null, 9,
                    [
                        new PeerPlace(PeerMeasure.DailyMean, 48, 30, 40, 50, 72), new PeerPlace(PeerMeasure.DailyMeanPerArea, 0.5, 0.3, 0.36, 0.42, 83),
                        .. district.HasFewPeers ? Array.Empty<PeerPlace>() : [
                            new PeerPlace(PeerMeasure.OpenHourPerArea, 0.031, 0.027, 0.029, 0.034, 61),
                            new PeerPlace(PeerMeasure.ClosedHourPerArea, 0.012, 0.008, 0.009, 0.011, 94),
                            new PeerPlace(PeerMeasure.PriceOfHours, 0.974, 0.976, 0.98, 0.984, 17)],
                    ],
                    new PeerDay(Season.Winter, Day, Scaled(0.8), Scaled(0.9), Scaled(1.2))) { LeftOut = 2 },
            ], 93.4, 2, 61, [new TradeBasis(Medium.Power, "bakery", "Mon-Sat 07-14 17-21", 66, 96, district.HasFewPeers ? 3 : 9, 0.142, "EUR")])
        {
            Origin = "fictional", NotCompared = district.HasNoPeers ? [] : [new LackOfPeers(Medium.Water, IsPart: true), new LackOfPeers(Medium.Gas, IsPart: false)],
        });

    public Task<IReadOnlyList<AtypicalDay>> AtypicalDays(int? assetId, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AtypicalDay>>(district.IsEmpty ? [] : [new AtypicalDay("477", 2, "Fleca", Medium.Power, "kW.h", new DateOnly(2019, 12, 25), 3, 2, Day, Day)]);

    public Task<SegmentMonth> Segments(Medium? medium, DateOnly? month, CancellationToken cancellation) => Task.FromResult(district.IsEmpty
        ? new SegmentMonth(Medium.Power, null, [], [], [], null, null, null, new Dictionary<ProfileState, int>(), null)
        : new SegmentMonth(
            Medium.Power, December, [December], [Medium.Power], [Segment(1, SegmentFeature.NightToDay), Segment(2, SegmentFeature.EveningPeak)], SegmentMethod.Medoids, 0.4, 1.1,
            new Dictionary<ProfileState, int> { [ProfileState.Ready] = 10, [ProfileState.TooShort] = 1 }, new DateOnly(2020, 1, 12)) { Origin = "fictional" });

    private static Segment Segment(int number, SegmentFeature feature) => new(
        number, December, Week, [.. Week.Select(value => value * 0.8)], [.. Week.Select(value => value * 1.2)],
        [new SegmentTrait(feature, 0.4, 0.2, 1.5)], [new SegmentMember("477", 2, "Fleca", 48, new SegmentPlace(number, December, 3, 2))]);

    private static MeterProfile Meter(string meter, ProfileState state) => new(
        meter, 2, "Fleca", Medium.Power, "kW.h", state, null, new DateOnly(2019, 10, 1), new DateOnly(2019, 12, 31), 90, new LeftOutDays(1, 0, 0, 0, 0),
        new UseFeatures(48, 0.67, 0.5, 1.5, 0.33, 0.9, 8, 18, 1, 1.25, null, 0.62),
        [new TypicalDay(DayKind.Workday, Season.Winter, 20, Day, Scaled(0.8), Scaled(1.2))], new SegmentPlace(1, December, 3, 2), 1,
        new DateTimeOffset(2020, 1, 1, 4, 30, 0, TimeSpan.Zero));

    private static double[] Scaled(double factor) => [.. Day.Select(value => value * factor)];
}
