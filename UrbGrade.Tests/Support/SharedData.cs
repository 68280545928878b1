namespace UrbGrade.Tests.Support;

/// <summary>Real series for trials, which never become part of the repository.</summary>
internal static class SharedData
{
    /// <summary>A folder of <c>data</c>, or <c>data</c> itself, below the environment variable <c>URBGRADE_SHARED</c>, or below <c>shared</c> beside a folder
    /// above the tests. Skips the test when there is none.</summary>
    public static string Folder(string name = "")
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared", "data", name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        var named = Environment.GetEnvironmentVariable("URBGRADE_SHARED") is { Length: > 0 } root ? Path.Combine(root, "data", name) : "";
        Assert.SkipUnless(Directory.Exists(named), $"There is no folder shared/data/{name} beside the checkout.");
        return named;
    }
}
