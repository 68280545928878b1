namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>Part of the year in a typical profile.</summary>
internal enum Season
{
    /// <summary>December to February.</summary>
    Winter,

    /// <summary>June to August.</summary>
    Summer,

    /// <summary>Spring and autumn.</summary>
    Middle,
}
