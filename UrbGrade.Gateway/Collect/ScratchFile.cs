namespace UrbGrade.Gateway.Collect;

/// <summary>A file for what does not fit into memory while one raw file is read; gone when it is closed, and after a crash overwritten by the next.</summary>
internal static class ScratchFile
{
    public static FileStream Create(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        return new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    }
}
