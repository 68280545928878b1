using System.Text.Encodings.Web;
using System.Text.Json;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Collect;

/// <summary>The refused files of a source, in its <c>bad/</c>: each is read again or put aside for good, never lost.</summary>
internal static class DeadLetters
{
    private const string CauseEnding = ".error.json";
    private const string SidecarEnding = ".sha256";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Cause(string Code, int Line, int Column, string Excerpt, string Hint, DateTimeOffset? RefusedAt);

    /// <summary>In order of name.</summary>
    public static List<DeadLetter> Of(SourceSettings source)
    {
        var folder = Folder(source);
        if (!Directory.Exists(folder))
            return [];
        return
        [
            .. Directory.GetFiles(folder)
                .Where(file => !file.EndsWith(CauseEnding, StringComparison.Ordinal) && !file.EndsWith(SidecarEnding, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal).Select(file => Read(source.Id, file)),
        ];
    }

    /// <summary>The cause as it was written beside the file; null when it is lost.</summary>
    public static string? CauseOf(DeadLetter letter) => File.Exists(letter.Path + CauseEnding) ? File.ReadAllText(letter.Path + CauseEnding) : null;

    /// <summary>Puts a file back into the source's folder, to be read again.</summary>
    /// <exception cref="IOException">A file of that name waits there already.</exception>
    public static void Retry(SourceSettings source, DeadLetter letter)
    {
        var target = Path.Combine(source.Path, letter.Name);
        MoveSidecar(letter.Path, target);
        File.Move(letter.Path, target, overwrite: false);
        File.Delete(letter.Path + CauseEnding);
    }

    /// <summary>Puts a file into <c>discarded/</c>, with its cause, the reason and who gave it.</summary>
    /// <returns>Where it lies now.</returns>
    public static string Discard(SourceSettings source, DeadLetter letter, string reason, string by, DateTimeOffset at)
    {
        var folder = Path.Combine(source.Path, "discarded");
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, letter.Name);
        for (var copy = 2; File.Exists(target); copy++)
            target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(letter.Name)}~{copy}{Path.GetExtension(letter.Name)}");
        File.WriteAllText(target + ".discarded.json", JsonSerializer.Serialize(new { reason, by, at, cause = new Cause(letter.Code, letter.Line, letter.Column, letter.Excerpt, letter.Hint, letter.RefusedAt) }, Json));
        MoveSidecar(letter.Path, target);
        File.Move(letter.Path, target, overwrite: false);
        File.Delete(letter.Path + CauseEnding);
        return target;
    }

    private static string Folder(SourceSettings source) => Path.Combine(source.Path, "bad");

    private static void MoveSidecar(string from, string to)
    {
        if (File.Exists(from + SidecarEnding))
            File.Move(from + SidecarEnding, to + SidecarEnding, overwrite: true);
    }

    private static DeadLetter Read(string source, string file)
    {
        var cause = new Cause("", 0, 0, "", "", null);
        try
        {
            if (File.Exists(file + CauseEnding))
                cause = JsonSerializer.Deserialize<Cause>(File.ReadAllText(file + CauseEnding), Json) ?? cause;
        }
        catch (JsonException broken)
        {
            cause = cause with { Hint = $"The cause cannot be read: {broken.Message}" };
        }

        return new DeadLetter(source, Path.GetFileName(file), file, cause.Code, cause.Line, cause.Column, cause.Excerpt, cause.Hint, cause.RefusedAt);
    }
}
