namespace UrbGrade.Tests.Web.Fictional;

/// <summary>What was decided on the fictional bus.</summary>
internal sealed class FictionalPauses
{
    public bool IsPaused { get; set; }
}
