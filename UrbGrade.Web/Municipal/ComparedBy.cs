namespace UrbGrade.Web.Municipal;

/// <summary>By what places are compared.</summary>
public enum ComparedBy
{
    /// <summary>Energy for each square metre of floor, kWh.</summary>
    Area,

    /// <summary>Energy, kWh.</summary>
    Energy,

    /// <summary>CO2 equivalent for each square metre of floor, kg.</summary>
    Co2,
}
