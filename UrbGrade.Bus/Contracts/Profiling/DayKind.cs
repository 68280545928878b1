namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Kind of a day in a typical profile. The numbers are stored.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday.</summary>
    Workday = 0,

    /// <summary>Saturday.</summary>
    Saturday = 1,

    /// <summary>Sunday or holiday.</summary>
    Sunday = 2,
}
