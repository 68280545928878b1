namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Whether a figure may be trusted. The numbers are stored.</summary>
public enum KpiStatus
{
    /// <summary>Coverage reaches the definition's threshold.</summary>
    Ok = 0,

    /// <summary>Too few valid readings: the value is kept for the curious, shown grey and left out of rankings.</summary>
    Insufficient = 1,
}
