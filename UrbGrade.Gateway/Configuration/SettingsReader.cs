using System.Text.RegularExpressions;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Sites;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Maps the configuration onto settings; every default of the gateway stands here or in the readers of its sections.</summary>
internal sealed partial class SettingsReader(SettingsNode root, string file)
{
    private readonly SettingsPlaces places = new(Path.GetDirectoryName(file)!);

    public GatewaySettings Read()
    {
        var site = ReadSite(root.Section("gateway"));
        var own = QuantityReader.Read(root.Section("quantities"));
        var messages = ReadMessages(site.Kind, root.Section("messages"));
        var meters = new MeterReader(places, SiteKinds.Named(site.Kind).AssetKinds, messages).Read(root.Section("meters"));
        var clock = root.Section("clock");
        var skew = clock.Span("maxSkew", "PT2M", TimeSpan.FromSeconds(1));
        var cleanse = CleanseReader.Read(clock, root.Section("cleanse"), own, meters);
        var profiles = ReadProfiles(meters);
        var settings = new GatewaySettings(
            file,
            site,
            DatabaseReader.Read(root.Section("database"), places, site.State),
            UplinkReader.Read(root.Section("uplink"), places, skew),
            ReadBuffer(root.Section("buffer")),
            cleanse,
            profiles,
            new SourceReader(profiles, places, site).Read(root.Sections("sources")),
            meters,
            messages,
            ReadLighting(root.Section("lighting")));
        root.Close();
        return settings;
    }

    /// <summary>The file profiles that come with the gateway, by name; no two kinds of site share one.</summary>
    public static Dictionary<string, FileProfile> BuiltInProfiles()
    {
        var profiles = new Dictionary<string, FileProfile>(StringComparer.Ordinal);
        foreach (var kind in SiteKinds.WithProfiles)
        {
            var problems = new List<string>();
            var node = new SettingsNode(SiteKinds.Profiles(kind), $"profiles.{kind}", problems);
            foreach (var name in node.Keys)
                profiles.Add(name, ProfileReader.Read(name, node.Section(name)));
            if (problems.Count > 0)
                throw new SettingsException($"profiles.{kind}.json", problems);
        }

        return profiles;
    }

    /// <summary>How readings are judged where nothing is configured.</summary>
    public static CleanseSettings DefaultCleanse() =>
        CleanseReader.Read(new SettingsNode(null, "clock", []), new SettingsNode(null, "cleanse", []), new Dictionary<string, ValueRange>(), []);

    private static LightingSettings? ReadLighting(SettingsNode node)
    {
        var lighting = new LightingSettings(node.Span("every", "PT5M", TimeSpan.FromSeconds(1)));
        node.Close();
        return node.Exists ? lighting : null;
    }

    private SiteSettings ReadSite(SettingsNode node)
    {
        var code = node.Text("site");
        if (code.Length > 0 && !SiteCode().IsMatch(code))
            node.Complain("site", $"'{code}'", "letters, digits, '-' and '_', at most 40");
        var site = new SiteSettings(
            code,
            node.Choice("kind", SiteKinds.Barcelona.Name, SiteKinds.Names),
            node.Text("tenant"),
            ProfileReader.ReadZone(node, "timeZone"),
            places.Absolute(node.Text("state")),
            ReadStatusPage(node));
        node.Close();
        return site;
    }

    private static Uri? ReadStatusPage(SettingsNode node)
    {
        var text = node.Text("statusPage", "http://127.0.0.1:8686");
        if (text == "off")
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttp && page.IsLoopback)
            return page;
        node.Complain("statusPage", $"'{text}'", "a loopback address such as http://127.0.0.1:8686, off");
        return null;
    }

    private static BufferSettings ReadBuffer(SettingsNode node)
    {
        node.Choice("kind", "sqlite", "sqlite");
        node.Choice("whenFull", "pause-sources", "pause-sources");
        var text = node.Text("maxSize", "2GiB");
        var match = Size().Match(text);
        if (!match.Success)
            node.Complain("maxSize", $"'{text}'", "a size such as 500MiB or 2GiB");
        var buffer = new BufferSettings(
            match.Success ? long.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) << (match.Groups[2].Value switch { "GiB" => 30, "MiB" => 20, _ => 10 }) : 1,
            node.Number("warnAt", 0.8, 0.01, 1),
            node.Whole("keepAckedDays", 90, 1, 10_000),
            node.Whole("keepRawDays", 1830, 100, 100_000));
        node.Close();
        return buffer;
    }

    private static List<MessageLayout> ReadMessages(string kind, SettingsNode own)
    {
        var layouts = new Dictionary<string, MessageLayout>(StringComparer.Ordinal);
        if (SiteKinds.Messages(kind) is { } customary)
        {
            var node = new SettingsNode(customary, $"messages.{kind}", []);
            foreach (var name in node.Keys)
                layouts[name] = MessageReader.Read(name, node.Section(name));
        }
        else if (own.Keys.Any())
        {
            own.Complain("messages", "given", $"nothing: the messages of kind {kind} are fixed");
        }

        foreach (var name in own.Keys)
            layouts[name] = MessageReader.Read(name, own.Section(name));
        return [.. layouts.Values];
    }

    private Dictionary<string, FileProfile> ReadProfiles(List<MeterSettings> meters)
    {
        var own = root.Section("profiles");
        var profiles = BuiltInProfiles();
        foreach (var name in own.Keys)
            profiles[name] = ProfileReader.Read(name, own.Section(name));
        var keys = meters.Where(meter => meter.Key is not null).ToDictionary(meter => meter.Meters[0], meter => meter.Key!);
        foreach (var telegrams in profiles.Values.OfType<MBusProfile>().ToList())
            profiles[telegrams.Name] = telegrams with { Keys = keys };
        return profiles;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$")]
    private static partial Regex SiteCode();

    [GeneratedRegex("^([1-9][0-9]{0,6})(KiB|MiB|GiB)$")]
    private static partial Regex Size();
}
