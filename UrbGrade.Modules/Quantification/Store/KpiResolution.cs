namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Length of a KPI's period. The numbers are stored.</summary>
internal enum KpiResolution
{
    Day = 0,

    Month = 1,

    /// <summary>From Monday to Sunday (ISO 8601).</summary>
    Week = 2,

    Year = 3,
}
