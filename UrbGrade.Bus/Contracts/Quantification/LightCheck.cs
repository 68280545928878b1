namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>One requirement of a lighting class against what was measured.</summary>
/// <param name="Measured">In the unit of the measure; null where the survey does not tell it.</param>
/// <param name="Required">At least; null without a class.</param>
public sealed record LightCheck(LightMeasure Measure, double? Measured, double? Required)
{
    /// <summary>Whether there is enough; null where one of both is not known.</summary>
    public bool? IsMet => Measured is { } measured && Required is { } required ? measured >= required : null;
}
