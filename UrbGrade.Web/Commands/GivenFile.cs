namespace UrbGrade.Web.Commands;

/// <summary>Files that a command line names.</summary>
internal static class GivenFile
{
    /// <summary>Reads a file whole.</summary>
    /// <param name="option">What it was given as.</param>
    /// <exception cref="InvalidOperationException">There is no such file, or it cannot be read.</exception>
    public static async Task<byte[]> Bytes(string option, string file, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(Problem(option, file, failure), failure);
        }
    }

    /// <summary>Opens a file that may be too large for memory.</summary>
    /// <inheritdoc cref="Bytes"/>
    public static FileStream Open(string option, string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(Problem(option, file, failure), failure);
        }
    }

    /// <summary>Reads a file of text.</summary>
    /// <inheritdoc cref="Bytes"/>
    public static async Task<string> Text(string option, string file, CancellationToken cancellation)
    {
        using var reader = new StreamReader(new MemoryStream(await Bytes(option, file, cancellation)));
        return await reader.ReadToEndAsync(cancellation);
    }

    private static string Problem(string option, string file, Exception failure) => failure switch
    {
        _ when Directory.Exists(file) => $"{option}: '{file}' is a folder; give the path of the file in it.",
        FileNotFoundException or DirectoryNotFoundException =>
            $"{option}: there is no file '{file}' in {Environment.CurrentDirectory}; give its path.",
        _ => $"{option}: '{file}' cannot be read ({failure.Message.TrimEnd('.')}); see who may read it.",
    };
}
