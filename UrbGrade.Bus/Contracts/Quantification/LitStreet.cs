namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>The light of a street against its lighting class.</summary>
/// <param name="Class">EN 13201-2, such as <c>M4</c>; null while none is set.</param>
/// <param name="SurveyedOn">Local day of the newest survey's last point; null before any.</param>
/// <param name="IsFine">Whether its grid is as fine as EN 13201-3 asks; otherwise what it tells is indicative.</param>
/// <param name="Checks">What the class asks for; without one what was measured. Empty without both.</param>
public sealed record LitStreet(int AssetId, string? Class, DateOnly? SurveyedOn, bool IsFine, IReadOnlyList<LightCheck> Checks)
{
    /// <summary>Whether all of the class is met; null where something is not known and nothing is missed, and for a class that asks for nothing.</summary>
    public bool? IsMet => Checks.Any(check => check.IsMet == false) ? false : Class is not null && Checks.Count > 0 && Checks.All(check => check.IsMet == true) ? true : null;

    /// <summary>Whether there is light enough, and not too much, but it is too uneven.</summary>
    public bool IsUneven => IsMet == false
        && Checks.All(check => check.IsMet != false || check.Measure is LightMeasure.OverallUniformity or LightMeasure.LongitudinalUniformity);

    /// <summary>Whether nothing is missing and something is more than its class allows.</summary>
    public bool IsTooBright => IsMet == false && Checks.All(check => check.IsMet != false || check.IsTooMuch);

    /// <summary>Whether something is more than its class allows, and something else is missing: light that is not spread as it should be.</summary>
    public bool IsTooBrightAndUneven => Checks.Any(check => check.IsTooMuch) && Checks.Any(check => check is { IsMet: false, IsTooMuch: false });
}
