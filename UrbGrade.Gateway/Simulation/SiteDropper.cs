using NodaTime;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Simulation;

/// <summary>Puts a site's files into its drop folder, each under a name that only appears when it is whole.</summary>
/// <param name="without">A folder whose files the site does not drop, as what they say goes another way; null for none.</param>
internal sealed class SiteDropper(IRawSite site, string folder, string? without = null)
{
    private const string ProgressFile = ".dropped";

    /// <summary>The last day that was dropped into the folder, by this or an earlier run; null when none was.</summary>
    public LocalDate? LastDropped => File.Exists(Progress) ? SiteCalendar.Parse(File.ReadAllText(Progress).Trim()) : null;

    private string Progress => Path.Combine(folder, ProgressFile);

    /// <summary>Writes the manifest, the places around what it describes, where people are asked in the days that are
    /// dropped, and what was done to save energy.</summary>
    public void WriteManifest(LocalDate from, LocalDate to)
    {
        if (site.Asks(from, to) is { } asked)
            Write(EngagementFile.FileName, asked.ToUtf8());
        if (site.Works is { } works)
            Write(InterventionFile.FileName, works.ToUtf8());
        foreach (var (path, content) in SimulatedPlaces.Of(site.Manifest, site.Town))
            Write(path, content);

        // Last: whoever finds it finds the places, too.
        Write(SiteManifest.FileName, site.Manifest.ToUtf8());
    }

    /// <summary>Drops the files of one day.</summary>
    /// <param name="from">The first day of the whole range: nothing is corrected that was never dropped.</param>
    public void Drop(LocalDate day, LocalDate from)
    {
        foreach (var file in site.FilesOf(day, from).Where(file => without is null || !file.Path.StartsWith(without + "/", StringComparison.Ordinal)))
            Write(file.Path, file.Content);
        Write(ProgressFile, System.Text.Encoding.ASCII.GetBytes(SiteCalendar.Text(day)));
    }

    private void Write(string path, byte[] content)
    {
        var target = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllBytes(target + ".part", content);
        File.Move(target + ".part", target, overwrite: true);
    }
}
