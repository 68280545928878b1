namespace UrbGrade.Modules.Prediction.Domain.Seasonal;

/// <summary>A member of the family of exponential smoothing without season.</summary>
/// <param name="HasTrend">Whether a slope is smoothed, too.</param>
/// <param name="IsDamped">Whether the slope fades.</param>
/// <param name="IsRelative">Whether errors are relative to the level (M) instead of added to it (A).</param>
internal readonly record struct SmoothingKind(bool HasTrend, bool IsDamped, bool IsRelative)
{
    /// <summary>ANN, AAN, AAdN, MNN, MAN, MAdN.</summary>
    public static IReadOnlyList<SmoothingKind> All { get; } =
    [
        new(false, false, false), new(true, false, false), new(true, true, false),
        new(false, false, true), new(true, false, true), new(true, true, true),
    ];

    /// <summary>Numbers that are estimated: alpha and level, beta and slope, phi, and the variance.</summary>
    public int Parameters => 3 + (HasTrend ? 2 : 0) + (IsDamped ? 1 : 0);

    public override string ToString() => $"{(IsRelative ? 'M' : 'A')},{(HasTrend ? IsDamped ? "Ad" : "A" : "N")},N";
}
