namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What an alert is raised for. Numbers are stored.</summary>
public enum AlertKind
{
    /// <summary>What was measured on a day above or below a limit.</summary>
    Threshold = 1,

    /// <summary>A new finding.</summary>
    Finding = 2,

    /// <summary>A meter without readings.</summary>
    NoData = 3,

    /// <summary>A certificate that ends soon.</summary>
    Certificate = 4,

    /// <summary>A KPI of the catalogue, of a whole week, above or below a limit.</summary>
    Kpi = 5,

    /// <summary>A target that a KPI of the whole tenant missed in a month.</summary>
    Target = 6,
}
