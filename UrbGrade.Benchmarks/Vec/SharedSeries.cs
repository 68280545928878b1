using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Vec;

/// <summary>The optional folder of real series beside the checkout.</summary>
internal static class SharedSeries
{
    /// <param name="near">A folder within the checkout.</param>
    /// <exception cref="BenchException">It is not there.</exception>
    public static string Folder(string near)
    {
        if (Environment.GetEnvironmentVariable("URBGRADE_SHARED") is { Length: > 0 } given && Directory.Exists(Path.Combine(given, "data")))
            return Path.Combine(given, "data");
        for (var folder = new DirectoryInfo(Path.GetFullPath(near)); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data))
                return data;
        }

        throw new BenchException("The real series of ../shared/data are not here; URBGRADE_SHARED can name the folder");
    }
}
