namespace UrbGrade.Command.Tools;

/// <summary>Finds programs on the PATH.</summary>
internal static class ProgramPath
{
    // Ordinary users do not have these on their PATH.
    private static readonly string[] ServerFolders = ["/usr/sbin", "/usr/libexec", "/usr/local/sbin"];

    public static string? FindServer(string name) =>
        Find(name) ?? ServerFolders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static string? Find(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] names = OperatingSystem.IsWindows() ? [name + ".exe", name + ".cmd", name + ".bat"] : [name];
        return folders.SelectMany(folder => names.Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);
    }
}
