using Microsoft.AspNetCore.Components.Forms;

namespace UrbGrade.Web.Administration;

/// <summary>Files that a browser hands over.</summary>
internal static class UploadedFile
{
    /// <summary>Reads a file whole.</summary>
    /// <returns>Null when it has more bytes than allowed.</returns>
    public static async Task<byte[]?> Read(IBrowserFile file, int mostBytes, CancellationToken cancellation)
    {
        if (file.Size > mostBytes)
            return null;
        await using var stream = file.OpenReadStream(mostBytes, cancellation);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellation);
        return memory.ToArray();
    }
}
