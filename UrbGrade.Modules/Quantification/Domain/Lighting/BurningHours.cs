using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Lighting;

/// <summary>When lamps burn.</summary>
internal static class BurningHours
{
    /// <summary>Below this share of the installed power lamps count as off.</summary>
    private const double LitShare = 0.25;

    /// <summary>Sun so high, degrees, that nobody needs a lamp; at sunset it stands at -0.833.</summary>
    private const double DaySun = 5;

    /// <summary>Whether lamps burn at a power; dimmed ones do.</summary>
    public static bool IsOn(double watt, double installedWatt) => watt > LitShare * installedWatt;

    /// <summary>How long lamps burned in a period, and how much of it with the sun up, h. Hours that readings cover in part count with what these say, and are
    /// not valid.</summary>
    /// <param name="energy">kWh of each hour of the figures.</param>
    /// <param name="power">Of the same hours what tells their power more often; null where nothing does, and a lit hour counts as a whole.</param>
    public static (KpiResult Burning, KpiResult UnderSun) Of(
        HourValue[] energy, MeteredHours? power, Period period, double installedWatt, (double Latitude, double Longitude) place)
    {
        var (times, sun) = (new LitTimes(energy, power, installedWatt), new Sun(place.Latitude, place.Longitude));
        long burning = 0, underSun = 0;
        int valid = 0, estimated = 0;
        for (var i = 0; i < period.Length; i++)
        {
            var from = period.StartsAt + (i * LocalCalendar.Hour);
            var (lit, state) = times.Of(period.Start + i, from);
            burning += Length(lit);
            underSun += lit.Count == 0 ? 0 : UnderSun(sun, from, lit);
            valid += state >= HourState.Estimated ? 1 : 0;
            estimated += state == HourState.Estimated ? 1 : 0;
        }

        KpiResult Known(long lit) => new(valid == 0 ? null : lit / (double)LocalCalendar.Hour, period.Length, valid, estimated);
        return (Known(burning), Known(underSun));
    }

    /// <summary>The times in an hour that lie under the sun as a whole.</summary>
    private static long UnderSun(Sun sun, long from, IReadOnlyList<(long From, long To)> lit) => (IsUp(sun, from), IsUp(sun, from + LocalCalendar.Hour)) switch
    {
        (true, true) => Length(lit),
        (false, false) => 0,
        _ => Length([.. lit.Where(time => IsUp(sun, time.From) && IsUp(sun, time.To))]),
    };

    private static long Length(IReadOnlyList<(long From, long To)> times) => times.Sum(time => time.To - time.From);

    private static bool IsUp(Sun sun, long at) => sun.HeightAt(DateTimeOffset.FromUnixTimeMilliseconds(at)) > DaySun;
}
