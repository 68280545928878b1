using System.Text.RegularExpressions;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Collect.Sources;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads the list of sources. What only one type of source has is read by the type itself.</summary>
internal sealed partial class SourceReader(IReadOnlyDictionary<string, FileProfile> profiles, SettingsPlaces places, SiteSettings site)
{
    public const string HotFolderType = "hotFolder";

    public List<SourceSettings> Read(IReadOnlyList<SettingsNode> nodes)
    {
        var sources = new List<SourceSettings>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            var type = node.Choice("type", null, [HotFolderType, .. SourceTypes.All.Keys.Order(StringComparer.Ordinal)]);
            var id = node.Text("id");
            if (id.Length > 0 && !SourceId().IsMatch(id))
                node.Complain("id", $"'{id}'", "letters, digits, '.', '-' and '_', at most 60");
            var enabled = node.Flag("enabled", true);
            var source = type == HotFolderType ? ReadFolder(node, id) : ReadOther(node, id, SourceTypes.All[type]);
            node.Close();
            if (!ids.Add(source.Id))
                node.Complain("id", $"'{source.Id}' stands twice", "a name of its own for each source");
            if (enabled)
                sources.Add(source with { Type = type });
        }

        return sources;
    }

    private SourceSettings ReadFolder(SettingsNode node, string id)
    {
        var ready = node.Section("ready");
        ready.Choice("checksum", "sidecar-if-present", "sidecar-if-present");
        var source = new SourceSettings(
            id,
            places.Absolute(node.Text("path")),
            node.Text("pattern", "*.csv"),
            Profile(node),
            ready.Texts("ignore", ["*.part", "*.tmp", ".*"]),
            ready.Span("stableFor", "PT30S", TimeSpan.Zero),
            node.Span("every", "PT10S", TimeSpan.FromMilliseconds(100)));
        ready.Close();
        return source;
    }

    // Its folder is its own and files appear in it by renaming, so nothing has to stand still first.
    private SourceSettings ReadOther(SettingsNode node, string id, SourceOriginReader read) => new(
        id,
        node.TextOrNull("folder") is { } folder ? places.Absolute(folder) : Path.Combine(site.State, "in", id),
        "*",
        Profile(node),
        ["*.part", ".*"],
        TimeSpan.Zero,
        TimeSpan.FromSeconds(10),
        read(node, places));

    private FileProfile Profile(SettingsNode node) => profiles[node.Choice("profile", null, [.. profiles.Keys])];

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,59}$")]
    private static partial Regex SourceId();
}
