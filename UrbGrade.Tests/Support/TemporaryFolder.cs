namespace UrbGrade.Tests.Support;

/// <summary>A folder that exists as long as a test.</summary>
/// <param name="parent">Where it is made; the system's folder for such things when null.</param>
internal sealed class TemporaryFolder(string? parent = null) : IDisposable
{
    /// <summary>Memory that looks like a disk, where the system has it: for a server's many files, which a busy disk takes minutes to delete.</summary>
    public static string? InMemory { get; } = Directory.Exists("/dev/shm") ? "/dev/shm" : null;

    public string Path { get; } = parent is null
        ? Directory.CreateTempSubdirectory("urbgrade-").FullName
        : Directory.CreateDirectory(System.IO.Path.Combine(parent, $"urbgrade-{Guid.NewGuid():N}")).FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A connection of the pool may still hold a file on some systems; the system's cleaning takes it later.
        }
    }
}
