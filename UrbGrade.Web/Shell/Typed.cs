namespace UrbGrade.Web.Shell;

/// <summary>A field of a form when somebody else has changed what it shows.</summary>
internal static class Typed
{
    /// <summary>What was typed; what stands there now where the field was not touched.</summary>
    /// <param name="seen">What the field showed first.</param>
    public static T OrNow<T>(T typed, T seen, T now) => EqualityComparer<T>.Default.Equals(typed, seen) ? now : typed;
}
