namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>Sectors of the Covenant of Mayors' reporting template (JRC, Covenant Reporting Guidelines) that buildings and lighting fall into.</summary>
public enum ReportSector
{
    /// <summary>Municipal buildings, equipment and facilities.</summary>
    Municipal,

    /// <summary>Public lighting.</summary>
    PublicLighting,

    /// <summary>Tertiary, not municipal: shops, offices, services.</summary>
    Tertiary,

    /// <summary>Residential buildings.</summary>
    Residential,
}
