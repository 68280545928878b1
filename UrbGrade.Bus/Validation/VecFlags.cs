namespace UrbGrade.Bus.Validation;

/// <summary>What is known of how a cleansed value came about. The numbers are stored; <see cref="VecFlagLetters"/> writes them.</summary>
[Flags]
internal enum VecFlags
{
    None = 0,

    /// <summary>A: measured, or the difference of two measured states.</summary>
    Actual = 1,

    /// <summary>E: estimated; the method says how.</summary>
    Estimated = 2,

    /// <summary>L: interpolated between neighbours.</summary>
    Interpolated = 4,

    /// <summary>S: scaled so that the energy between two states of the register is exact.</summary>
    Scaled = 8,

    /// <summary>M: typed by a person.</summary>
    Manual = 16,

    /// <summary>R: the register went through its last digit.</summary>
    RolloverCorrected = 32,

    /// <summary>X: the delivered value is not believed.</summary>
    Rejected = 64,

    /// <summary>D: delivered more than once.</summary>
    Duplicate = 128,

    /// <summary>N: nothing is known and nothing was estimated.</summary>
    Missing = 256,

    /// <summary>V: unlike its neighbours; used, and shown to a person.</summary>
    Review = 512,
}
