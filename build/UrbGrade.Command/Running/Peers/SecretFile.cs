using System.Text;

namespace UrbGrade.Command.Running.Peers;

/// <summary>Files that only the one who runs the demo may read.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static async Task WriteAsync(string file, string content, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersOnly;
        await using var output = new FileStream(file, options);
        await output.WriteAsync(Encoding.UTF8.GetBytes(content), cancellation);
    }

    /// <summary>Closes a file that another program wrote.</summary>
    public static void Protect(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, OwnersOnly);
    }
}
