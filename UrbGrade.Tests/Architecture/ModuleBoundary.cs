namespace UrbGrade.Tests.Architecture;

/// <summary>What a module may know of another one.</summary>
internal static class ModuleBoundary
{
    private const string Modules = "UrbGrade.Modules.";

    /// <summary>Everybody's: the one context, the rows of the registry and what reads them, how people's changes are permitted and audited, how mails leave,
    /// and what each module answers for: how long it keeps what it stores, and what it holds about people.</summary>
    private static readonly string[] Shared =
    [
        "UrbGrade.Modules.Core.Database", "UrbGrade.Modules.Core.Store", "UrbGrade.Modules.Core.Readings", "UrbGrade.Modules.Core.Administration",
        "UrbGrade.Modules.Core.Retention", "UrbGrade.Modules.Core.People", "UrbGrade.Modules.Core.Numerics", "UrbGrade.Modules.Core.Mail",
    ];

    /// <summary>Uses of one module's inside by another module. Modules speak through <c>UrbGrade.Bus.Contracts</c>; the dashboard, which
    /// joins them for people, may read every module's tables.</summary>
    public static IReadOnlyList<TypeUse> Violations(IEnumerable<TypeUse> uses) =>
        [.. uses.Where(use => Module(use.UserNamespace) is { } user && Module(use.UsedNamespace) is { } used && user != used
            && !IsIn(use.UsedNamespace, Shared) && !(user == "Dashboard" && use.UsedNamespace == $"{Modules}{used}.Store")
            && !IsDesignTime(use))];

    /// <summary>The module that a namespace belongs to; null outside of all of them.</summary>
    private static string? Module(string name) =>
        name.StartsWith(Modules, StringComparison.Ordinal) ? name[Modules.Length..].Split('.')[0] : null;

    private static bool IsIn(string name, string[] namespaces) => namespaces.Any(shared =>
        name == shared || name.StartsWith(shared + ".", StringComparison.Ordinal));

    /// <summary>The migrations' tool has to see the whole model.</summary>
    private static bool IsDesignTime(TypeUse use) =>
        (use.User.EndsWith("DesignTimeFactory", StringComparison.Ordinal) || use.User.EndsWith("DesignTimeTables", StringComparison.Ordinal))
         && use.UsedNamespace.EndsWith(".Store", StringComparison.Ordinal);
}
