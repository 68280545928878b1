namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What a lighting class asks of a street.</summary>
public enum LightMeasure
{
    /// <summary>Mean luminance of the carriageway, cd/m2.</summary>
    Luminance,

    /// <summary>U0: least by mean luminance, 0 to 1; of a class of conflict areas least by mean illuminance.</summary>
    OverallUniformity,

    /// <summary>Ul: least by greatest luminance along the centre of the worst lane, 0 to 1.</summary>
    LongitudinalUniformity,

    /// <summary>Mean horizontal illuminance, lx.</summary>
    Illuminance,

    /// <summary>Least horizontal illuminance, lx.</summary>
    LeastIlluminance,
}
