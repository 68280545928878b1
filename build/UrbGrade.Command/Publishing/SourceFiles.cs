namespace UrbGrade.Command.Publishing;

/// <summary>The files that people write, without what tools put beside them.</summary>
internal static class SourceFiles
{
    private static readonly HashSet<string> Made =
        new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", "artifacts", ".vs", ".idea" };

    /// <summary>All files below a folder, in no particular order; none when there is no such folder.</summary>
    public static IEnumerable<string> Under(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            if (Made.Contains(Path.GetFileName(inner)))
                continue;
            foreach (var file in Under(inner))
                yield return file;
        }
    }
}
