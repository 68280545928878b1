using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace UrbGrade.Gateway.Configuration;

/// <summary>The part of the configuration that the command line keeps: <c>conf.d/meters.json</c>.</summary>
internal sealed class MeterFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string configuration;
    private readonly JsonObject root;
    private readonly JsonObject meters;

    private MeterFile(string configuration, string path, JsonObject root)
    {
        (this.configuration, Path, this.root) = (configuration, path, root);
        meters = root["meters"] as JsonObject ?? [];
        root["meters"] = meters;
    }

    public string Path { get; }

    /// <param name="configuration">The configuration file that it belongs to.</param>
    /// <exception cref="SettingsException">A file is no JSON.</exception>
    public static MeterFile Open(string configuration)
    {
        configuration = System.IO.Path.GetFullPath(configuration);
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(configuration)!, "conf.d", "meters.json");
        return new MeterFile(configuration, path, File.Exists(path) ? SettingsFile.Parse(path) : []);
    }

    /// <exception cref="InvalidOperationException">The meter is registered.</exception>
    public void Add(string meter, string? element, string carrier, string? key, AssetPosition? position)
    {
        if (All().ContainsKey(meter))
            throw new InvalidOperationException($"The meter {meter} is registered; remove or replace it first");
        var entry = new JsonObject { ["element"] = element ?? meter, ["carrier"] = carrier };
        if (key is not null)
            entry["key"] = key;
        if (position is not null)
            entry["position"] = new JsonObject { ["latitude"] = position.Latitude, ["longitude"] = position.Longitude };
        meters[meter] = entry;
    }

    /// <exception cref="InvalidOperationException">The meter is not registered here, or the new one is.</exception>
    public void Replace(string meter, string by, Instant at)
    {
        var entry = Own(meter);
        if (All().ContainsKey(by))
            throw new InvalidOperationException($"The meter {by} is registered already");
        meters.Remove(meter);
        if (entry["replaced"] is not JsonArray replaced)
            entry["replaced"] = replaced = [];
        replaced.Add(new JsonObject { ["meter"] = meter, ["until"] = at.ToString() });

        // Another device has another key.
        entry.Remove("key");
        meters[by] = entry;
    }

    /// <exception cref="InvalidOperationException">The meter is not registered here.</exception>
    public void Remove(string meter)
    {
        Own(meter);
        meters.Remove(meter);
    }

    /// <summary>Writes the file, after the whole configuration was found to be fine with it; the old one stays until the new one is complete.</summary>
    /// <exception cref="SettingsException">The configuration would not be usable.</exception>
    public void Save()
    {
        var whole = SettingsFile.Merge(configuration, without: Path);
        SettingsFile.Add(whole, root);
        SettingsFile.Read(whole, configuration);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var temporary = Path + ".tmp";
        File.WriteAllText(temporary, root.ToJsonString(Json) + "\n");
        File.Move(temporary, Path, overwrite: true);
    }

    private JsonObject All() => SettingsFile.Merge(configuration)["meters"] as JsonObject ?? [];

    private JsonObject Own(string meter) => meters[meter] as JsonObject ?? throw new InvalidOperationException(All().ContainsKey(meter)
        ? $"The meter {meter} stands in another file of the configuration; change it there, or move it to {Path}"
        : $"There is no meter {meter}");
}
