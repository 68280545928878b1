namespace UrbGrade.Modules;

/// <summary>Every module, in the order in which data visits them.</summary>
public static class UrbGradeModules
{
    /// <summary>The modules; nothing is found by scanning.</summary>
    public static IReadOnlyList<IUrbGradeModule> All { get; } =
    [
        new Core.CoreModule(),
    ];
}
