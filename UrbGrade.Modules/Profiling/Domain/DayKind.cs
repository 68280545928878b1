namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>Kind of a day in a typical profile.</summary>
internal enum DayKind
{
    Workday,
    Saturday,

    /// <summary>Sunday or holiday.</summary>
    Sunday,
}
