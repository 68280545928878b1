using System.Text.RegularExpressions;
using MySqlConnector;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Sites;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Maps the configuration onto settings; every default of the gateway stands here.</summary>
internal sealed partial class SettingsReader(SettingsNode root, string file)
{
    // A batch holds a whole civil day, and the platform takes no more messages in one.
    private const int MostMessages = 10_000;
    private const int LongestDay = 25;

    private readonly SettingsPlaces places = new(Path.GetDirectoryName(file)!);

    public GatewaySettings Read()
    {
        var site = ReadSite(root.Section("gateway"));
        var own = ReadQuantities(root.Section("quantities"));
        var cleanse = ReadCleanse(root.Section("clock"), root.Section("cleanse"), own, out var skew);
        var messages = ReadMessages(site.Kind, root.Section("messages"));
        var meters = ReadMeters(root.Section("meters"), SiteKinds.Named(site.Kind).AssetKinds, messages);
        var profiles = ReadProfiles(meters);
        var settings = new GatewaySettings(
            file,
            site,
            ReadDatabase(root.Section("database"), site.State),
            ReadUplink(root.Section("uplink"), skew),
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
    public static CleanseSettings DefaultCleanse() => ReadCleanse(new SettingsNode(null, "clock", []), new SettingsNode(null, "cleanse", []), new Dictionary<string, ValueRange>(), out _);

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

    private DatabaseSettings ReadDatabase(SettingsNode node, string state)
    {
        var file = new DatabaseSettings(Path.Combine(state, "gateway.db"));
        if (node.Choice("kind", "sqlite", "sqlite", "mariadb", "mysql") == "sqlite")
        {
            node.Close();
            return file;
        }

        var host = node.Text("host", "localhost");
        var near = host is "localhost" or "127.0.0.1" or "::1";
        var server = new ServerSettings(
            host,
            node.Whole("port", 3306, 1, 65535),
            node.Text("database", "urbgrade_gateway"),
            node.Text("user"),
            places.Secret(node, "password") ?? "",
            node.Choice("tls", near ? "preferred" : "verify-full", "preferred", "required", "verify-ca", "verify-full") switch
            {
                "preferred" => MySqlSslMode.Preferred,
                "required" => MySqlSslMode.Required,
                "verify-ca" => MySqlSslMode.VerifyCA,
                _ => MySqlSslMode.VerifyFull,
            },
            node.TextOrNull("authority") is { } authority ? places.Resolve(authority) : null);
        if (server.Password.Length == 0)
            node.Complain("password", "missing", "credential:NAME, env:NAME, with something in it");
        node.Close();
        return file with { Server = server };
    }

    private UplinkSettings ReadUplink(SettingsNode node, TimeSpan mostSkew)
    {
        node.Choice("batch", "civilDay", "civilDay");
        node.Choice("resolution", "PT1H", "PT1H");
        var signing = node.Section("signing");
        var trust = node.Section("trust");
        var uplink = new UplinkSettings(
            ReadEndpoint(node),
            ReadSchedule(node),
            Duration.FromTimeSpan(node.Span("settle", "PT10M", TimeSpan.Zero)),
            node.Whole("parallel", 4, 1, 32),
            node.Span("timeout", "PT100S", TimeSpan.FromSeconds(1)),
            mostSkew,
            new SigningSettings(places.File(signing, "certificate"), places.Secret(signing, "password")),
            new TrustSettings(
                [.. trust.Texts("receipts", []).Select(places.Resolve)],
                [.. trust.Texts("tls", []).Select(places.Resolve)]),
            ReadRetry(node.Section("retry")),
            ReadResend(node.Section("resend")));
        if (uplink.Trust.Receipts.Count == 0)
            trust.Complain("receipts", "missing", "PEM files of the platform's signing certificate");
        signing.Close();
        trust.Close();
        node.Close();
        return uplink;
    }

    private static Uri ReadEndpoint(SettingsNode node)
    {
        var text = node.Text("endpoint");
        if (Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme == Uri.UriSchemeHttps)
            return endpoint;
        if (text.Length > 0)
            node.Complain("endpoint", $"'{text}'", "an https address such as https://platform.example/aggregation");
        return new Uri("https://invalid.example/");
    }

    private static LocalTime? ReadSchedule(SettingsNode node)
    {
        var text = node.Text("schedule", "02:15");
        if (text == "continuous")
            return null;
        if (LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).TryGetValue(default, out var at))
            return at;
        node.Complain("schedule", $"'{text}'", "HH:mm in the site's time, continuous");
        return null;
    }

    private static RetrySettings ReadRetry(SettingsNode node)
    {
        var attempts = node.Whole("attempts", 5, 1, 100);
        var retry = new RetrySettings(
            attempts,
            node.Span("firstDelay", "PT20S", TimeSpan.FromMilliseconds(1)),
            node.Span("maxDelay", "PT15M", TimeSpan.FromMilliseconds(1)),
            node.Number("jitter", 0.2, 0, 1),
            node.Span("thenEvery", "PT15M", TimeSpan.FromMilliseconds(1)),
            node.Whole("alertAfterAttempts", attempts, 1, 1000));
        node.Close();
        return retry;
    }

    private static ResendSettings ReadResend(SettingsNode node)
    {
        node.Choice("priority", "today-first", "today-first");
        var resend = new ResendSettings(node.Whole("lookBackDays", 45, 0, 10_000), node.Whole("maxDaysPerRun", 7, 1, 10_000));
        node.Close();
        return resend;
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

    private static CleanseSettings ReadCleanse(
        SettingsNode clock, SettingsNode node, IReadOnlyDictionary<string, ValueRange> own, out TimeSpan mostSkew)
    {
        mostSkew = clock.Span("maxSkew", "PT2M", TimeSpan.FromSeconds(1));
        var before = clock.Text("rejectBefore", "2010-01-01");
        if (!LocalDatePattern.Iso.Parse(before).TryGetValue(default, out var earliest))
            clock.Complain("rejectBefore", $"'{before}'", "a day such as 2010-01-01");
        var ahead = Duration.FromTimeSpan(clock.Span("rejectAhead", "PT15M", TimeSpan.Zero));
        clock.Close();

        var ranges = node.Section("ranges");
        var limits = Quantity.All.ToDictionary(quantity => quantity.Name, quantity => ReadRange(ranges.Section(quantity.Name), quantity));
        ranges.Close();
        foreach (var (name, range) in own)
            limits[name] = range;
        var cleanse = new CleanseSettings(
            new ReadingLimits(limits, earliest.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), ahead),
            new SpikeRule(node.Number("spikeFactor", 5, 1, 1e6), node.Number("spikeFloor", 1, 0, 1e6), node.Number("maxTemperatureStep", 12, 0.1, 1000)),
            node.Number("mostBadRows", 0.1, 0, 1));
        node.Close();
        return cleanse;
    }

    // Quantities that only this site has, each with its possible values.
    private static Dictionary<string, ValueRange> ReadQuantities(SettingsNode node)
    {
        var ranges = new Dictionary<string, ValueRange>(StringComparer.Ordinal);
        foreach (var name in node.Keys)
        {
            var quantity = node.Section(name);
            var unit = quantity.Text("unit");
            var kind = quantity.Choice("kind", "mean", "interval", "mean", "register");
            ranges[name] = new ValueRange((decimal)quantity.Number("min", 0, -1e9, 1e9), (decimal)quantity.Number("max", 1e9, -1e9, 1e9));
            quantity.Close();
            if (!QuantityName().IsMatch(name))
                node.Complain(name, "no name of a quantity", "lower-case letters, digits and '_', at most 40");
            else if (unit.Length > 0 && Quantity.Define(name, unit, Enum.Parse<QuantityKind>(kind, ignoreCase: true)) is null)
                node.Complain(name, $"{unit}, {kind}", "another name: this one has another unit or kind already");
        }

        return ranges;
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

    private static ValueRange ReadRange(SettingsNode node, Quantity quantity)
    {
        var (least, most) = quantity switch
        {
            { Name: "energy" or "energy_out" } => (0d, 200d),
            { Name: "price" } => (-0.5, 5d),
            { Name: "humidity_in" } => (0d, 100d),
            { Name: "temperature_flow" or "temperature_return" } => (0d, 150d),
            { Name: "power_factor" } => (-1d, 1d),
            { Name: "power" or "reactive_power" } => (-1e6, 1e6),
            { Unit: "Cel" } => (-40d, 60d),
            { Unit: "V" } => (0d, 1000d),
            { Unit: "A" } => (0d, 5000d),
            { Kind: QuantityKind.Register } => (0d, 1e9),
            _ => (0d, 1000d),
        };
        var range = new ValueRange((decimal)node.Number("min", least, -1e9, 1e9), (decimal)node.Number("max", most, -1e9, 1e9));
        node.Close();
        return range;
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

    private List<MeterSettings> ReadMeters(SettingsNode node, IReadOnlyList<string> kinds, List<MessageLayout> messages)
    {
        var meters = new List<MeterSettings>();
        foreach (var id in node.Keys)
        {
            var meter = node.Section(id);
            var position = meter.Section("position");
            var replaced = ReadReplaced(meter);
            var kind = ReadAssetKind(meter, kinds);
            meters.Add(new MeterSettings(
                meter.Text("element"),
                [id, .. replaced.Select(device => device.Meter), .. meter.Texts("sensors", [])],
                position.Exists ? new AssetPosition(position.Number("latitude", 0, -90, 90), position.Number("longitude", 0, -180, 180)) : null)
            {
                Carrier = Enum.Parse<Carrier>(meter.Choice("carrier", "power", [.. Carriers.Names]), ignoreCase: true),
                Replaced = replaced,
                Kind = kind,
                Expects = kind is null ? null : [.. messages.Where(layout => layout.Assets.Contains(kind)).SelectMany(layout => layout.Expected)],
                Key = ReadKey(meter),
            });
            position.Close();
            meter.Close();
        }

        if (meters.Count > MostMessages / LongestDay)
            root.Complain("meters", $"{meters.Count} assets", $"at most {MostMessages / LongestDay}; let a second gateway take the others");
        foreach (var twice in meters.GroupBy(meter => meter.Element).Where(group => group.Count() > 1))
            node.Complain(twice.First().Meters[0], $"element '{twice.Key}' stands twice", "an element of its own for each meter");
        foreach (var twice in meters.SelectMany(meter => meter.Meters).GroupBy(name => name).Where(group => group.Count() > 1))
            node.Complain(twice.Key, "stands twice", "each meter and sensor once");
        return meters;
    }

    private static string? ReadAssetKind(SettingsNode meter, IReadOnlyList<string> kinds)
    {
        if (kinds.Count > 0)
            return meter.Choice("kind", kinds[0], kinds);
        if (meter.TextOrNull("kind") is { } kind)
            meter.Complain("kind", $"'{kind}'", "none: this kind of site tells no kinds of assets apart");
        return null;
    }

    private static List<ReplacedDevice> ReadReplaced(SettingsNode meter)
    {
        var replaced = new List<ReplacedDevice>();
        foreach (var device in meter.Sections("replaced"))
        {
            var until = device.Text("until");
            if (!InstantPattern.General.Parse(until).TryGetValue(default, out var at))
                device.Complain("until", $"'{until}'", "a UTC time such as 2014-05-01T10:00:00Z");
            else if (replaced.Count > 0 && at <= replaced[^1].Until)
                device.Complain("until", $"'{until}'", "times that rise from device to device");
            replaced.Add(new ReplacedDevice(device.Text("meter"), at));
            device.Close();
        }

        return replaced;
    }

    private byte[]? ReadKey(SettingsNode meter)
    {
        if (places.Secret(meter, "key") is not { } text)
            return null;
        const int KeyDigits = 32;
        if (text.Length == KeyDigits && text.All(char.IsAsciiHexDigit))
            return Convert.FromHexString(text);
        meter.Complain("key", "a text of another form", "32 hexadecimal digits (AES-128)");
        return null;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex QuantityName();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$")]
    private static partial Regex SiteCode();

    [GeneratedRegex("^([1-9][0-9]{0,6})(KiB|MiB|GiB)$")]
    private static partial Regex Size();
}
