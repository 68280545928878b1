using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Two series that go together, others beside them, and two cabinets, one of them with a finding.</summary>
internal sealed class FictionalExplore(FictionalDistrict district, FictionalNotes notes) : IExplore, ILightingNights, ILitStreets
{
    private static readonly DateOnly From = new(2019, 10, 3);
    private static readonly FindingItem Late = new(
        11, FindingKind.ClockDrift, FindingScope.Series, "Cabinet 1 (C1)", 2, "Europe/Madrid", "simulated", new DateTimeOffset(2019, 12, 20, 17, 0, 0, TimeSpan.Zero), null, 2, 0.95,
        3, null, FindingState.New, IsWithdrawn: false, new Dictionary<string, double> { ["minutes"] = 45, ["clock"] = 1, ["nights"] = 8 });

    public Task<ExploreView?> Read(ExploreRequest request, CancellationToken cancellation)
    {
        if (district.IsEmpty)
        {
            return Task.FromResult<ExploreView?>(new ExploreView([], null, null, "UTC", default, default, [], null, []));
        }

        List<ExploredSeries> all =
        [
            new(1, "The Blue Chair (477)", "energy", "kW.h", "power", true) { TimeZone = "Europe/Madrid" },
            new(2, "The Blue Chair (477)", "temperature_in", "Cel", null, false) { TimeZone = "Europe/Madrid" },
            new(3, "The Green Table (478)", "energy", "kW.h", "power", true) { TimeZone = "Europe/Madrid" },
            new(4, "The Green Table (478)", "volume", "m3", "water", true) { TimeZone = "Europe/Madrid" },
            new(5, "The Green Table (478)", "power", "W", "power", false) { TimeZone = "Europe/Madrid" },
        ];
        List<ExploredSeries> beside = [.. request.More.Prepend(request.Second ?? 0).Distinct().SelectMany(id => all.Skip(1).Where(one => one.Id == id))];
        var second = beside.FirstOrDefault();
        var (first, last) = request.Last is { } asked && asked < From ? (asked.AddDays(-89), asked) : (From, From.AddDays(89));
        double? Known(double value) => first < From ? null : value;
        var days = Enumerable.Range(0, 90).Select(i => new ExploredDay(
            first.AddDays(i), i == 9 ? null : Known(24 + (i > 40 ? 6 : 0) + (i % 7)), second is null ? null : Known(20 + (i % 7 / 3.0)), Known(12 - (i / 9.0)),
            [.. Enumerable.Range(0, 24).Select(hour => i == 9 ? null : Known(hour is > 7 and < 20 ? 2 : 0.5))])
        {
            More = [.. beside.Skip(1).Select(one => Known(one.Id * (10 + (i % 5))))],
        }).ToList();
        var real = new ExploredCoefficient(0.81, 0.0004, 89);
        var link = second is null || first < From ? null : new ExploredLink(
            real, real with { R = 0.78 }, real with { R = 0.6 }, [.. Enumerable.Range(-24, 49).Select(lag => new ExploredLag(lag, new ExploredCoefficient(0.8 - (Math.Abs(lag - 3) / 40.0), 0.01, 2000)))], 3);
        return Task.FromResult<ExploreView?>(new ExploreView(all, all[0], second, "Europe/Madrid", first, last, days, link, [Late])
        {
            More = [.. beside.Skip(1)],
            Origin = district.Origin,
            LastReadingAt = FictionalDistrict.LastReadingAt,
            IsMeasured = !district.IsGone,
            Notes = [.. notes.All.Where(note => note.SeriesId == 1 || beside.Exists(one => one.Id == note.SeriesId))],
            Works = [new DoneWork(3, "Lamps of the shop window", new DateOnly(2019, 11, 20))],
            Corrections = [new ExploredCorrection(1, new DateOnly(2019, 10, 20), new DateOnly(2019, 10, 21), 7)],
        });
    }

    public Task<IReadOnlyList<CabinetState>> List(int nights, CancellationToken cancellation)
    {
        IReadOnlyList<CabinetNight> shown =
        [
            .. Enumerable.Range(0, 28).Select(i => new CabinetNight(
                new DateOnly(2019, 12, 3).AddDays(i), new DateTimeOffset(2019, 12, 3, 16, 40, 0, TimeSpan.Zero).AddDays(i), new DateTimeOffset(2019, 12, 4, 7, 30, 0, TimeSpan.Zero).AddDays(i),
                i == 5 ? null : 4 + (i > 20 ? 45 : 0), i == 27 ? null : 9, 3200, 46)),
        ];
        return Task.FromResult<IReadOnlyList<CabinetState>>(district.IsEmpty ? [] : district.IsYoung ? [new(2, "Cabinet 1 (C1)", "Europe/Madrid", "simulated", [shown[0]], [], [], true)] :
            [new(2, "Cabinet 1 (C1)", "Europe/Madrid", "simulated", shown, [new(shown[7].Sunset.AddHours(9), shown[7].Sunset.AddHours(10))], [Late], true), new(3, "Cabinet 2 (C2)", "Europe/Madrid", "simulated", [], [], [], false)]);
    }

    Task<IReadOnlyList<LitStreet>> ILitStreets.List(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LitStreet>>(district.IsEmpty ? [] :
    [
        new(2, "M4", new DateOnly(2019, 12, 10), true,
            [new(LightMeasure.Luminance, 0.81, 0.75), new(LightMeasure.OverallUniformity, 0.33, 0.4), new(LightMeasure.LongitudinalUniformity, 0.62, 0.6)]),
        new(3, "P2", null, false, []),
    ]);
}
