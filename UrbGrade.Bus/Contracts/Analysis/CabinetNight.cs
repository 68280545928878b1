namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>One night of a lighting cabinet.</summary>
/// <param name="Evening">The local day on which it begins.</param>
/// <param name="OnAfterSunset">Minutes after sunset at which lamps went on; null where it cannot be told.</param>
/// <param name="OffAfterSunrise">Minutes after sunrise at which they went off.</param>
/// <param name="LoadWatt">At full light; null where it cannot be told.</param>
/// <param name="EnergyKwh">From sunset to sunrise; null where readings are missing.</param>
public sealed record CabinetNight(
    DateOnly Evening, DateTimeOffset Sunset, DateTimeOffset Sunrise, double? OnAfterSunset, double? OffAfterSunrise, double? LoadWatt, double? EnergyKwh)
{
    /// <summary>Whether it tells when lamps went on and when off.</summary>
    public bool IsWhole => OnAfterSunset is not null && OffAfterSunrise is not null;
}
