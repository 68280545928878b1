using System.Globalization;

namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>From a moment on, the lamps give this much light.</summary>
/// <param name="LevelPercent">Share of the full luminous flux, 0 (off) to 100.</param>
public readonly record struct DimmingStep(DimmingTime Time, int LevelPercent)
{
    /// <summary>Such as <c>23:30 60</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Time} {LevelPercent}");
}
