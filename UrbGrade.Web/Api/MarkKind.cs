namespace UrbGrade.Web.Api;

/// <summary>What stands at a time of a chart.</summary>
public enum MarkKind
{
    /// <summary>What somebody wrote.</summary>
    Note,

    /// <summary>What was done to save energy.</summary>
    Work,

    /// <summary>Readings that were replaced by later ones.</summary>
    Correction,

    /// <summary>What stood out.</summary>
    Finding,
}
