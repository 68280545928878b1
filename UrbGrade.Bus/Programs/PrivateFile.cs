namespace UrbGrade.Bus.Programs;

/// <summary>Files that hold keys: written whole or not at all, readable by their owner only.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Writes the file in one step.</summary>
    /// <param name="replace">Whether it may take the place of an earlier one.</param>
    /// <exception cref="IOException">There is an earlier one that it may not replace.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool replace = true)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        CreateFolder(folder);
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using (var stream = new FileStream(draft, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: replace);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>Creates a folder that only its owner may list, when it is not there, and so those above it.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            // The framework gives the mode to the last one only.
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } above)
            {
                CreateFolder(above);
            }

            Directory.CreateDirectory(path, OwnersFolder);
        }
    }

    /// <summary>Lets only its owner list a folder, which is made when it is not there.</summary>
    /// <exception cref="UnauthorizedAccessException">It is somebody else's.</exception>
    public static void CloseFolder(string path)
    {
        CreateFolder(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnersFolder);
        }
    }
}
