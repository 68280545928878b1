using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>A series with what is known of its place.</summary>
/// <param name="Place">Degrees north and east; null while unknown.</param>
/// <param name="Outside">The series of the temperature outside that is nearest: of the asset, or of its site; null without one.</param>
/// <param name="Flow">Of a return temperature, the volume of the same meter.</param>
/// <param name="Load">Of a power factor, the power of the same meter.</param>
internal sealed record SeriesToAnalyse(
    MeasuredSeries Series, int SiteId, (double Latitude, double Longitude)? Place, MeasuredSeries? Outside, MeasuredSeries? Flow, MeasuredSeries? Load)
{
    /// <summary>Others of its carrier that tell the season, those of its site first; none where use has no season.</summary>
    public IReadOnlyList<MeasuredSeries> Peers { get; init; } = [];

    /// <summary>Whether a local day is a public holiday where it is measured.</summary>
    public Func<DateOnly, bool> IsHoliday { get; init; } = _ => false;

    /// <summary>Whether its use comes and goes with cold weather.</summary>
    public bool IsOfSeason => Follows(Series);

    /// <summary>Whether it tells the load of street lamps.</summary>
    public bool IsLighting => Series is { Medium: "light", Quantity: Quantities.Energy or Quantities.Power };

    /// <summary>Whether a series' use comes and goes with cold weather, as that of heat does.</summary>
    public static bool Follows(MeasuredSeries series) => series is { Medium: "heat" or "gas", Quantity: Quantities.Energy };
}
