using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>One night of a cabinet, from noon to noon.</summary>
/// <param name="Evening">The local day on which it begins.</param>
/// <param name="Sunset">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="First">Its first load step.</param>
/// <param name="End">The first load step of the next night.</param>
internal sealed record Night(DateOnly Evening, long Sunset, long Sunrise, int First, int End)
{
    /// <summary>What its dimming leaves of full light by quarter of an hour of the clock, 0 to 1.</summary>
    public IReadOnlyList<double> Shape { get; set; } = [];

    /// <summary>Which of the programs that are known to have begun it belongs to, from 0.</summary>
    public int Program { get; set; }

    /// <summary>Whether it can be held against its shape: not while a program that is known to be another one has too few nights.</summary>
    public bool IsKnown { get; set; } = true;

    /// <summary>What the lamps drew at full light, W; NaN where too little is known.</summary>
    public double Level { get; set; } = double.NaN;

    /// <summary>W at full light of the nights around, with this one; NaN while unknown.</summary>
    public double LevelAround { get; set; } = double.NaN;

    /// <summary>The highest of the nights before, itself and after, W; where none is known that of the nights around.</summary>
    public double HighestNear { get; set; } = double.NaN;

    /// <summary>What the load between sunset and the core usually comes to at most, in levels, 1 or more: where the core has no full light much more.</summary>
    public double EveningShare { get; set; } = 1;

    /// <summary>The same between the core and sunrise.</summary>
    public double MorningShare { get; set; } = 1;

    /// <summary>Minutes after sunset at which lamps went on; NaN where it cannot be told.</summary>
    public double OnAfterSunset { get; set; } = double.NaN;

    /// <summary>Minutes after sunrise at which they went off.</summary>
    public double OffAfterSunrise { get; set; } = double.NaN;

    /// <summary>Of the time from sunset to sunrise, the share with readings.</summary>
    public double Availability { get; set; }

    /// <summary>kWh from sunset to sunrise; NaN where readings are missing.</summary>
    public double EnergyKwh { get; set; } = double.NaN;

    /// <summary>Halfway from sunset to sunrise.</summary>
    public long Middle => Sunset + ((Sunrise - Sunset) / 2);

    /// <summary>Whether its lamps were kept on at one of the times.</summary>
    public bool IsForced(IReadOnlyCollection<Found> forced) =>
        forced.Any(one => one.Start < Sunrise + (8 * LocalCalendar.Hour) && Sunset - (8 * LocalCalendar.Hour) < (one.End ?? long.MaxValue));
}
