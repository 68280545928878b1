namespace UrbGrade.Web.Design;

/// <summary>The few signs that stand beside words.</summary>
public enum IconName
{
    Check,
    Cross,
    Warning,
    Clock,
    Calendar,
    Filter,
    Half,
    Setup,
    Dash,
    Retry,
    Seal,
}
