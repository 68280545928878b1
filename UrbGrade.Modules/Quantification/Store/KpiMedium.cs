namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What a KPI is of. The numbers are stored.</summary>
internal enum KpiMedium
{
    /// <summary>All carriers together, or nothing that flows.</summary>
    All = 0,

    Power = 1,

    Heat = 2,

    Gas = 3,

    Water = 4,

    Light = 5,
}
