namespace UrbGrade.Tests.Support;

/// <summary>Where the sources lie that the running tests were built from.</summary>
internal static class Checkout
{
    /// <summary>The folder that holds <c>UrbGrade.sln</c>.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "UrbGrade.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No UrbGrade.sln above {AppContext.BaseDirectory}.");
    }
}
