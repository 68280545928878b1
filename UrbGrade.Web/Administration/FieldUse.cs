namespace UrbGrade.Web.Administration;

/// <summary>What a field of a message is for.</summary>
internal enum FieldUse
{
    /// <summary>Nothing; of a record it is kept as it was written.</summary>
    None,

    /// <summary>It holds a measured value.</summary>
    Value,

    /// <summary>It names the meter.</summary>
    Meter,

    /// <summary>It is the start of the interval.</summary>
    Start,

    /// <summary>It is the end of the interval.</summary>
    End,

    /// <summary>It says how the values came to be.</summary>
    Quality,

    /// <summary>It tells a record from all others of its kind.</summary>
    Key,
}
