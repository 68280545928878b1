namespace UrbGrade.Modules.Core.Store;

/// <summary>What a value of a series means.</summary>
internal enum SeriesKind
{
    /// <summary>An amount used in [start, end).</summary>
    Interval = 0,

    /// <summary>A counter's state at start.</summary>
    Register = 1,

    /// <summary>A state that holds in [start, end), such as a temperature or a price.</summary>
    Mean = 2,
}
