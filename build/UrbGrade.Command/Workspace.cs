namespace UrbGrade.Command;

/// <summary>The checkout that the command works in.</summary>
internal sealed class Workspace(string root)
{
    /// <summary>Names the checkout for programs that the command starts; the wrappers set it too.</summary>
    public const string RootVariable = "URBGRADE_ROOT";

    public string Root { get; } = Path.GetFullPath(root);

    public string Solution => Path.Combine(Root, "UrbGrade.sln");

    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The checkout named by the wrapper, else the one that holds the running program.</summary>
    /// <exception cref="CommandFailedException">Neither is there.</exception>
    public static Workspace Find()
    {
        var named = Environment.GetEnvironmentVariable(RootVariable);
        if (!string.IsNullOrEmpty(named) && File.Exists(Path.Combine(named, "UrbGrade.sln")))
            return new Workspace(named);

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "UrbGrade.sln")))
                return new Workspace(folder.FullName);
        }

        throw new CommandFailedException($"there is no UrbGrade.sln above {AppContext.BaseDirectory}. Set {RootVariable} to the checkout.", ExitCodes.Usage);
    }

    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The path as seen from the checkout, for messages.</summary>
    public string Relative(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
