namespace UrbGrade.Web.Municipal;

/// <summary>Where a place stands among those that it is compared with.</summary>
public enum Standing
{
    /// <summary>Nobody says what is usual: too few are compared.</summary>
    Unknown,

    /// <summary>Within what is usual.</summary>
    Usual,

    /// <summary>Above what is usual.</summary>
    High,

    /// <summary>Below what is usual: a meter that counts too little, or a place that stood empty.</summary>
    Low,

    /// <summary>Too few readings to be compared.</summary>
    Insufficient,

    /// <summary>Its floor area is not known.</summary>
    NoArea,

    /// <summary>No reading in the month.</summary>
    Silent,
}
