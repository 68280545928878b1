using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Dashboard.Assets;

/// <summary>A series and the time that its readings span.</summary>
/// <param name="FirstStart">Start of its first reading.</param>
/// <param name="LastEnd">End of its last reading.</param>
/// <param name="IsGasOfKnownEnergy">Whether it is a volume of gas of which somebody said the energy.</param>
internal sealed record SeriesSpan(
    int SeriesId, int AssetId, string Source, string Quantity, string Unit, string? Medium,
    DateTimeOffset? FirstStart, DateTimeOffset? LastEnd, int MeterId, bool IsGasOfKnownEnergy)
{
    /// <summary>Quantities that it tells: its own, and energy where that is made of it.</summary>
    public IReadOnlyList<string> Tells => IsGasOfKnownEnergy ? [Quantity, Quantities.Energy] : [Quantity];

    /// <summary>Whether it tells one of some quantities.</summary>
    public bool TellsOneOf(IReadOnlyCollection<string> quantities) => Tells.Any(quantities.Contains);

    /// <summary>Until when something was measured; null for what a weather service expects, which lies ahead.</summary>
    public DateTimeOffset? MeasuredEnd => Quantity == Quantities.ExpectedTemperature ? null : LastEnd;

    /// <summary>Whether it is the counter beside these hours, on which figures of the time before their first reading stand.</summary>
    public bool IsCounterOf(SeriesSpan hours) =>
        MeterId == hours.MeterId && Quantities.OfCounters.Contains(Quantity) && Quantity == Quantities.CounterOf(hours.Quantity);
}
