namespace UrbGrade.Tests.Support;

/// <summary>A folder that exists as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("urbgrade-").FullName;

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
