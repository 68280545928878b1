namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>One measure of a package.</summary>
/// <param name="Strength">LED and insulation: percent less of the lamps' power or of the heat lost; dimming: percent less light power; set-back: kelvin; base
/// load: percent of what runs always; tariff: percent cheaper, negative for dearer.</param>
/// <param name="Hours">Dimming: hours of each night; otherwise ignored.</param>
/// <param name="Cost">Once, at all assets together, in the tenant's currency.</param>
/// <param name="Life">What people notice of it in their daily life, -2 (much worse) to 2 (much better), as staff judge.</param>
public sealed record PlanMeasure(MeasureKind Kind, double Strength, double Hours, double Cost, int Life)
{
    /// <summary>Tariff: the first hour of the local clock, 0 to 23, at which its price holds; otherwise ignored.</summary>
    public int FromHour { get; init; }

    /// <summary>Tariff: the hour, 1 to 24, from which on it does not hold any more; it goes on over midnight where this is not above the first one.</summary>
    public int ToHour { get; init; } = 24;
}
