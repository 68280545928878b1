namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>How a value stands to the others of its series in the same request.</summary>
internal enum Relation
{
    /// <summary>Its interval is free.</summary>
    New,

    /// <summary>Another message said the same.</summary>
    Same,

    /// <summary>Another message gave another value for the same interval.</summary>
    Conflicting,

    /// <summary>Its interval overlaps another one.</summary>
    Overlapping,
}
