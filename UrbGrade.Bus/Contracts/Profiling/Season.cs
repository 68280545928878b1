namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Part of the year in a typical profile. The numbers are stored.</summary>
public enum Season
{
    /// <summary>December to February.</summary>
    Winter = 0,

    /// <summary>June to August.</summary>
    Summer = 1,

    /// <summary>Spring and autumn.</summary>
    Middle = 2,
}
