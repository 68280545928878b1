namespace UrbGrade.Benchmarks.Measuring;

/// <summary>What measurements are given.</summary>
/// <param name="Quick">A short run: the same way with less of everything, for trying it out.</param>
/// <param name="PlatformAssembly">The published <c>UrbGrade.Web.dll</c>.</param>
/// <param name="Folder">For data and logs of the run; emptied before it.</param>
/// <param name="Say">Tells the person at the terminal how far it is.</param>
internal sealed record Bench(bool Quick, string PlatformAssembly, string Folder, Action<string> Say)
{
    /// <summary>An empty folder for one part of the run.</summary>
    public string NewFolder(string name)
    {
        var folder = Path.Combine(Folder, name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
