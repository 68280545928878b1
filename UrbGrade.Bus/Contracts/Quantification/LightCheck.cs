namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>One requirement of a lighting class against what was measured.</summary>
/// <param name="Measured">In the unit of the measure; null where the survey does not tell it.</param>
/// <param name="Required">At least; null without a class.</param>
/// <param name="Allowed">At most; null where more is not forbidden.</param>
public sealed record LightCheck(LightMeasure Measure, double? Measured, double? Required, double? Allowed = null)
{
    /// <summary>Whether there is enough and not too much; null where it is not known.</summary>
    public bool? IsMet => Measured is { } measured && Required is { } required ? measured >= required && !IsTooMuch : null;

    /// <summary>Whether there is more than is allowed.</summary>
    public bool IsTooMuch => Measured > Allowed;
}
