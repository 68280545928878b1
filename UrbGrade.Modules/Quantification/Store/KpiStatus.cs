namespace UrbGrade.Modules.Quantification.Store;

internal enum KpiStatus
{
    Ok = 0,

    /// <summary>Coverage is below the definition's minimum: shown greyed, left out of rankings.</summary>
    Insufficient = 1,
}
