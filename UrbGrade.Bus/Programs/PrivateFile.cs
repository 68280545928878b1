namespace UrbGrade.Bus.Programs;

/// <summary>Files that hold keys, or what people used: readable by their owner only.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Writes the file in one step, whole or not at all.</summary>
    /// <param name="replace">Whether it may take the place of an earlier one.</param>
    /// <exception cref="IOException">There is an earlier one that it may not replace.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool replace = true)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        CreateFolder(folder);
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");

        try
        {
            using (var stream = new FileStream(draft, OfOwner(new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write })))
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

    /// <summary>A new file for what memory cannot hold, empty; it goes with its stream.</summary>
    /// <param name="options">Beside those that it needs.</param>
    public static FileStream Temporary(FileOptions options = FileOptions.None) => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        OfOwner(new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 65_536, Options = options | FileOptions.DeleteOnClose,
        }));

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

    private static FileStreamOptions OfOwner(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
