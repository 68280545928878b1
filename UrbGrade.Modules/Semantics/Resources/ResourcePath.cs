namespace UrbGrade.Modules.Semantics.Resources;

/// <summary>Another resource of the same tenant.</summary>
/// <param name="Path">Below the tenant; empty for the tenant itself.</param>
internal sealed record ResourcePath(string Path)
{
    public static ResourcePath Of(string list, int id) => new(FormattableString.Invariant($"{list}/{id}"));
}
