using System.Globalization;
using System.IO.Enumeration;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace UrbGrade.Gateway.Collect;

/// <summary>
/// A folder that a site drops files into. A finished file is claimed by renaming it into <c>work/</c>, and ends in
/// <c>done/yyyy/MM/</c> or, beside an <c>.error.json</c>, in <c>bad/</c>. Renames stay on one file system, so a file is
/// always in exactly one of these places, also after a crash.
/// </summary>
/// <param name="ignore">Names that are never files of the site, such as <c>*.part</c>.</param>
/// <param name="stableFor">How long size and time must stand still before a file counts as finished.</param>
internal sealed class HotFolder(string path, string pattern, IReadOnlyList<string> ignore, TimeSpan stableFor, TimeProvider time)
{
    private const string SidecarEnding = ".sha256";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, (long Length, DateTime Written, long Seen)> watched = [];

    public string Path { get; } = path;

    private string Work => System.IO.Path.Combine(Path, "work");

    /// <summary>Makes the folder and its <c>work/</c>.</summary>
    public void Prepare() => Directory.CreateDirectory(Work);

    /// <summary>Files that were claimed before the last stop and have not reached their end, in order of name.</summary>
    public IReadOnlyList<string> Interrupted() =>
        Directory.Exists(Work) ? [.. Directory.GetFiles(Work).Where(file => !IsIgnored(file)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Files of the site that wait to be claimed, finished or not.</summary>
    public int Waiting() => Candidates().Count();

    /// <summary>Paths of the files that wait, in order.</summary>
    public IReadOnlyList<string> Names() => [.. Candidates().Select(file => file.FullName).Order(StringComparer.Ordinal)];

    /// <summary>Finished files in order of name, each claimed when it is asked for.</summary>
    /// <returns>Paths in <c>work/</c>.</returns>
    public IEnumerable<string> Claim()
    {
        foreach (var file in Candidates().Where(IsFinished).OrderBy(file => file.Name, StringComparer.Ordinal).ToList())
        {
            var claimed = System.IO.Path.Combine(Work, file.Name);
            if (File.Exists(claimed) || !TryMove(file.FullName, claimed))
                continue;
            watched.Remove(file.FullName);
            TryMove(file.FullName + SidecarEnding, claimed + SidecarEnding);
            yield return claimed;
        }
    }

    /// <summary>The SHA-256 that a sidecar file promises, 64 lower-case hex digits; null when there is none.</summary>
    public static string? PromisedHash(string claimed)
    {
        var sidecar = claimed + SidecarEnding;
        return File.Exists(sidecar)
            ? File.ReadAllText(sidecar).Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("").ToLowerInvariant()
            : null;
    }

    /// <summary>Files a claimed file as read.</summary>
    public void Done(string claimed)
    {
        var now = time.GetUtcNow();
        MoveAside(claimed, Target(claimed, System.IO.Path.Combine(
            Path, "done", now.ToString("yyyy", CultureInfo.InvariantCulture), now.ToString("MM", CultureInfo.InvariantCulture))));
    }

    /// <summary>Puts a claimed file among the dead letters, with its cause beside it.</summary>
    /// <returns>Where it lies now.</returns>
    public string Bad(string claimed, FileRefusal refusal, IReadOnlyList<RowRejection> rows)
    {
        var target = Target(claimed, System.IO.Path.Combine(Path, "bad"));
        var report = new
        {
            refusal.Code,
            refusal.Line,
            refusal.Column,
            refusal.Excerpt,
            refusal.Hint,
            RefusedAt = time.GetUtcNow(),
            Rows = rows.Take(100),
        };

        // The cause first: a stop between the two leaves the file where the next start takes it up again.
        File.WriteAllText(target + ".error.json", JsonSerializer.Serialize(report, Json));
        MoveAside(claimed, target);
        return target;
    }

    private IEnumerable<FileInfo> Candidates() =>
        !Directory.Exists(Path) ? [] : new DirectoryInfo(Path).EnumerateFiles()
            .Where(file => FileSystemName.MatchesSimpleExpression(pattern, file.Name) && !IsIgnored(file.Name));

    private bool IsIgnored(string file)
    {
        var name = System.IO.Path.GetFileName(file);
        return name.EndsWith(SidecarEnding, StringComparison.OrdinalIgnoreCase)
            || ignore.Any(mask => FileSystemName.MatchesSimpleExpression(mask, name));
    }

    private bool IsFinished(FileInfo file)
    {
        if (stableFor == TimeSpan.Zero)
            return true;
        var now = time.GetTimestamp();
        var state = (file.Length, file.LastWriteTimeUtc);
        if (watched.TryGetValue(file.FullName, out var known) && (known.Length, known.Written) == state)
            return time.GetElapsedTime(known.Seen, now) >= stableFor;

        watched[file.FullName] = (file.Length, file.LastWriteTimeUtc, now);
        var longAgo = stableFor > TimeSpan.FromMinutes(1) ? stableFor : TimeSpan.FromMinutes(1);
        return time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc >= longAgo;
    }

    private static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // Gone already, or still held open by its writer: the next look decides.
            return false;
        }
    }

    private static string Target(string claimed, string folder)
    {
        Directory.CreateDirectory(folder);
        var name = System.IO.Path.GetFileName(claimed);
        var target = System.IO.Path.Combine(folder, name);
        for (var copy = 2; File.Exists(target); copy++)
            target = System.IO.Path.Combine(folder, $"{System.IO.Path.GetFileNameWithoutExtension(name)}~{copy}{System.IO.Path.GetExtension(name)}");
        return target;
    }

    private static void MoveAside(string claimed, string target)
    {
        File.Move(claimed, target);
        TryMove(claimed + SidecarEnding, target + SidecarEnding);
    }
}
