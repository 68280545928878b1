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

    /// <summary>Of hourly means: the hours that burned, and those of them with the sun up, h.</summary>
    /// <param name="energy">kWh.</param>
    /// <param name="start">Start of the first hour, milliseconds since 1970-01-01T00:00:00Z.</param>
    public static (KpiResult Burning, KpiResult UnderSun) OfHours(
        ReadOnlySpan<HourValue> energy, long start, double installedWatt, double latitude, double longitude)
    {
        double burning = 0, underSun = 0;
        int valid = 0, estimated = 0;
        for (var i = 0; i < energy.Length; i++)
        {
            if (!energy[i].IsValid)
            {
                continue;
            }

            valid++;
            estimated += energy[i].State == HourState.Estimated ? 1 : 0;
            if (IsOn(energy[i].Value * 1000, installedWatt))
            {
                burning++;
                var from = DateTimeOffset.FromUnixTimeMilliseconds(start + (i * LocalCalendar.Hour));
                underSun += IsUnderSun(from, latitude, longitude) && IsUnderSun(from.AddHours(1), latitude, longitude) ? 1 : 0;
            }
        }

        double? Known(double hours) => valid == 0 ? null : hours;
        return (
            new KpiResult(Known(burning), energy.Length, valid, estimated), new KpiResult(Known(underSun), energy.Length, valid, estimated));
    }

    private static bool IsUnderSun(DateTimeOffset at, double latitude, double longitude) => new Sun(latitude, longitude).HeightAt(at) > DaySun;
}
