using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Five silent meters of the Market Hall, one for each place to look, and the copies of one.</summary>
internal sealed class FictionalSilences(FictionalDistrict district, ITenantSession session) : ISilentMeters
{
    private const int Hall = 2;

    public Task<SilentMeterList> List(int? siteId, int page, CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        if (district.IsEmpty || session.CurrentTenantId != 2)
            return Task.FromResult(new SilentMeterList([], 0, 0, 1, 1, []));
        List<SilentMeter> silent =
            [.. Meters, .. Enumerable.Range(0, district.Copies).Select(copy => Silent($"{1000 + copy}", 48, SilentWay.Meter, 1, TimeSpan.FromHours(1), 3.25))];
        IReadOnlyList<SilentSite> sites = [new(Hall, "Market Hall", silent.Count), new(1, "Sant Fictici shops", 0)];
        var pages = ((silent.Count - 1) / SilentMeterList.PageLength) + 1;
        var at = Math.Min(page, pages);
        return Task.FromResult(siteId is null or Hall
            ? new SilentMeterList(
                [.. silent.Skip((at - 1) * SilentMeterList.PageLength).Take(SilentMeterList.PageLength)], silent.Count, silent.Count + 2, at, pages, sites)
            : new SilentMeterList([], 0, 3, 1, 1, sites));
    }

    private IReadOnlyList<SilentMeter> Meters =>
    [
        Silent("482", 310, SilentWay.NotBegun, 1, null, null),
        Silent("481", 300, SilentWay.Never, 1, null, null),
        Silent("478", 17 * 24, SilentWay.Meter, 1, TimeSpan.FromHours(1), 3.25),
        Silent("479", 5 * 24, SilentWay.Concentrator, 2, TimeSpan.FromMinutes(15), 0.125),
        Silent("480", 3 * 24, SilentWay.Gateway, 4, TimeSpan.FromDays(1), 41.5),
    ];

    private SilentMeter Silent(string meter, int hours, SilentWay way, int together, TimeSpan? usual, double? value)
    {
        var since = FictionalDistrict.LastReadingAt.AddHours(-hours);
        return new SilentMeter(
            meter, 4, "Market Hall Stand 12", Hall, "Market Hall", district.Origin, FictionalDistrict.TimeZone, since, way, together, usual,
            value is { } last ? new LastReading(since, last, "energy", "kW.h") : null, way is SilentWay.Gateway ? together + 1 : together);
    }
}
