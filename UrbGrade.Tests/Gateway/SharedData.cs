using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway;

/// <summary>The optional folder of real series beside the checkout.</summary>
internal static class SharedData
{
    /// <summary>The folder; skips the running test where it is absent.</summary>
    public static string FolderOrSkip()
    {
        if (Environment.GetEnvironmentVariable("URBGRADE_SHARED") is { Length: > 0 } given && Directory.Exists(Path.Combine(given, "data")))
            return Path.Combine(given, "data");
        for (var folder = new DirectoryInfo(Checkout.Root); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data))
                return data;
        }

        Assert.Skip("The real series of ../shared/data are not here");
        return "";
    }
}
