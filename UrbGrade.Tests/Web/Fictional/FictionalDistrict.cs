using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>A district that exists nowhere: invented shops with computed readings, so that pages have something to show.
/// Switches put it into the states that a page must name.</summary>
internal sealed class FictionalDistrict
{
    public const string TimeZone = "Europe/Madrid";

    public static readonly DateOnly FirstDay = new(2018, 1, 1);

    public static readonly DateOnly LastDay = new(2019, 12, 30);

    /// <summary>Name, kind, latitude, longitude, mean power in kW.</summary>
    public static readonly IReadOnlyList<(string Name, string Kind, double Latitude, double Longitude, double MeanKw)> Shops =
    [
        ("Baker's on the Corner", "bakery", 41.3921, 2.1649, 6.1),
        ("The Blue Chair", "furniture shop", 41.3874, 2.1699, 3.4),
        ("Needle & Thread", "tailor", 41.3898, 2.1731, 0.9),
        ("Market Hall Stand 12", "greengrocer", 41.3816, 2.1716, 4.7),
        ("Harbour Books", "bookshop", 41.3790, 2.1785, 1.8),
    ];

    /// <summary>No tenant, asset or reading at all.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>Whether no meter has readings enough to be judged yet.</summary>
    public bool IsYoung { get; set; }

    /// <summary>Whether two targets of one figure have no name.</summary>
    public bool HasTwinTargets { get; set; }

    /// <summary>Whether too few shops of the trade can be compared.</summary>
    public bool HasFewPeers { get; set; }

    /// <summary>Whether no place was compared with any other yet.</summary>
    public bool HasNoPeers { get; set; }

    /// <summary>Whether none of the carriers of a place can be compared.</summary>
    public bool IsAlone { get; set; }

    /// <summary>Whether meters have sent no whole day for weeks.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Of the 122 hours in which the resident's shop is not comfortable; the others are too warm.</summary>
    public int HoursTooCold { get; set; }

    /// <summary>Whether the resident agreed to a profile.</summary>
    public bool IsAgreed { get; set; } = true;

    /// <summary>Whether a district with blocks is public.</summary>
    public bool ListsBlocks { get; set; }

    /// <summary>How many copies of its shops there are beside them.</summary>
    public int Copies { get; set; }

    /// <summary>Whether the second public district has readings of today.</summary>
    public bool OtherHasBegun { get; set; }

    /// <summary>Whose it is, where that is known.</summary>
    public TenantInfo? Tenant { get; set; }

    /// <summary>All meters of its places were taken away.</summary>
    public bool IsGone { get; set; }

    /// <summary>Whether its only site lacks no day that is due, and batches wait at the gateway.</summary>
    public bool IsWaitedFor { get; set; }

    /// <summary>Queries throw.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Until this ends no list of places comes.</summary>
    public Task Answer { get; set; } = Task.CompletedTask;

    /// <summary>Said beside every name.</summary>
    public string? Origin { get; set; } = "simulated";

    public static DateTimeOffset LastReadingAt { get; } = new(2019, 12, 30, 23, 0, 0, TimeSpan.Zero);

    /// <summary>Energy of one hour of one shop, kWh: a working day's shape, a season, a weekly rest.</summary>
    public static double EnergyKwh(int assetId, DateTimeOffset start)
    {
        var local = TimeZoneInfo.ConvertTime(start, Zone);
        var mean = Shops[assetId - 1].MeanKw;
        var open = local.Hour is >= 9 and < 21 && local.DayOfWeek is not DayOfWeek.Sunday;
        var season = 1 + 0.25 * Math.Cos((local.DayOfYear - 200) * Math.Tau / 365);
        var year = local.Year == 2019 ? 0.93 : 1.0;
        var ripple = 1 + 0.12 * Math.Sin(start.ToUnixTimeSeconds() / 3600 * 0.7 + assetId);
        return Math.Round(mean * season * year * ripple * (open ? 1.7 : 0.45), 3);
    }

    /// <summary>Degrees Celsius.</summary>
    public static double OutsideCelsius(DateTimeOffset start)
    {
        var local = TimeZoneInfo.ConvertTime(start, Zone);
        return Math.Round(17 + 7.5 * Math.Cos((local.DayOfYear - 205) * Math.Tau / 365) + 3.5 * Math.Sin((local.Hour - 9) * Math.Tau / 24), 1);
    }

    /// <summary>Measured, unless the hour lies in one of the invented outages or repairs.</summary>
    public static PointQuality Quality(int assetId, DateTimeOffset start)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, Zone).DateTime);
        return (assetId, day.Year, day.Month, day.Day) switch
        {
            (2, 2019, 12, >= 10 and <= 12) => PointQuality.Missing,
            (2, 2019, 12, 13) => PointQuality.Estimated,
            (3, 2019, 12, < 12) => PointQuality.Missing,
            (_, 2019, 12, 20) when start.Hour is 3 or 4 => PointQuality.Estimated,
            _ => PointQuality.Measured,
        };
    }

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Instant of local midnight.</summary>
    public static DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Starts of the hours of [from, to).</summary>
    public static IEnumerable<DateTimeOffset> Hours(DateOnly from, DateOnly to)
    {
        var end = Midnight(to);
        for (var hour = Midnight(from); hour < end; hour = hour.AddHours(1))
        {
            yield return hour;
        }
    }

    public void ThrowIfBroken()
    {
        if (IsBroken)
        {
            throw new InvalidOperationException("The fictional district is broken.");
        }
    }
}
