namespace UrbGrade.Command.Publishing;

/// <summary>Tells the wrappers whether the built command still is what its sources say.</summary>
internal static class CommandSources
{
    private static readonly string[] BuildRules = ["Directory.Build.props", "Directory.Packages.props", "global.json"];

    public static bool AreOlderThan(Workspace workspace, string assembly)
    {
        var built = File.GetLastWriteTimeUtc(assembly);
        var sources = SourceFiles.Under(workspace.At("build", "UrbGrade.Command"))
            .Concat(BuildRules.Select(name => workspace.At(name)));
        return sources.All(file => File.GetLastWriteTimeUtc(file) <= built);
    }
}
