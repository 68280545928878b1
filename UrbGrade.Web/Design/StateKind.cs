namespace UrbGrade.Web.Design;

/// <summary>The states that a page or a part of it may be in, other than showing its data.</summary>
public enum StateKind
{
    /// <summary>Somebody must set something up first: say what, and who can.</summary>
    NeverConfigured,

    /// <summary>All is set up, data is yet to come: say from when.</summary>
    NoData,

    /// <summary>There is data, but not for this filter: offer to clear it.</summary>
    NoResult,

    /// <summary>A part of the data is missing.</summary>
    Partial,

    /// <summary>The data is older than it should be: say how old.</summary>
    Stale,

    /// <summary>Reading failed: say the number, offer to try again, say what was kept.</summary>
    Failed,

    /// <summary>Nothing needs attention.</summary>
    AllClear,
}
