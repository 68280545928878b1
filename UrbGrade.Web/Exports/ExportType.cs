namespace UrbGrade.Web.Exports;

/// <summary>What the cells of a column are.</summary>
internal enum ExportType
{
    /// <summary><see cref="string"/>.</summary>
    Text,

    /// <summary><see cref="double"/>.</summary>
    Number,

    /// <summary><see cref="long"/>.</summary>
    Integer,

    /// <summary><see cref="DateTimeOffset"/>, UTC.</summary>
    Instant,

    /// <summary><see cref="DateOnly"/>, a civil day of the table's zone.</summary>
    Day,
}
