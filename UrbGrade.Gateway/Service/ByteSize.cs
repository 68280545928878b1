using System.Globalization;

namespace UrbGrade.Gateway.Service;

/// <summary>Writes numbers of bytes as a configuration names them.</summary>
internal static class ByteSize
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <returns>Such as <c>28 KiB</c> or <c>1.5 GiB</c>.</returns>
    public static string Text(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1024 && unit < Units.Length - 1; unit++)
            size /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Units[unit]}");
    }
}
