using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Everything that a gateway is told, validated. Paths are absolute.</summary>
/// <param name="File">Where it was read.</param>
internal sealed record GatewaySettings(
    string File,
    SiteSettings Site,
    DatabaseSettings Database,
    UplinkSettings Uplink,
    BufferSettings Buffer,
    CleanseSettings Cleanse,
    IReadOnlyDictionary<string, FileProfile> Profiles,
    IReadOnlyList<SourceSettings> Sources,
    IReadOnlyList<MeterSettings> Meters,
    IReadOnlyList<MessageLayout> Messages,
    LightingSettings? Lighting = null)
{
    public string LogFolder => Path.Combine(Site.State, "log");
}

/// <param name="Kind">Which site under <c>Sites/</c> composes the messages, such as <c>barcelona</c>.</param>
/// <param name="State">The folder of the local database, the logs and the lock.</param>
/// <param name="StatusPage">Loopback address of the status page; null for none.</param>
internal sealed record SiteSettings(string Code, string Kind, string Tenant, DateTimeZone Zone, string State, Uri? StatusPage);

/// <param name="SendAt">Local time of the daily sending; null to send each day as soon as it is complete.</param>
/// <param name="Settle">How long an incomplete day waits for more after its last reading came.</param>
/// <param name="Parallel">How many days are on their way at once.</param>
/// <param name="MostClockSkew">How far the clocks of site and platform may differ before it is reported.</param>
/// <param name="TellEvents">Whether the platform is told what the gateway logs.</param>
internal sealed record UplinkSettings(
    Uri Endpoint,
    LocalTime? SendAt,
    Duration Settle,
    int Parallel,
    TimeSpan Timeout,
    TimeSpan MostClockSkew,
    SigningSettings Signing,
    TrustSettings Trust,
    RetrySettings Retry,
    ResendSettings Resend,
    bool TellEvents);

/// <param name="Certificate">PKCS #12 (<c>.p12</c>, <c>.pfx</c>) or PEM with its private key.</param>
/// <param name="Password">Of the PKCS #12 file; null when it has none.</param>
internal sealed record SigningSettings(string Certificate, string? Password)
{
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append(Certificate);
        return true;
    }
}

/// <param name="Receipts">PEM files of the platform's signing certificates; more than one while it is renewed.</param>
/// <param name="Tls">PEM files of authorities, or of the server's own certificate, that vouch for the HTTPS server; empty to ask the system's.</param>
internal sealed record TrustSettings(IReadOnlyList<string> Receipts, IReadOnlyList<string> Tls);

/// <param name="Attempts">Attempts with growing delay, before it becomes <paramref name="ThenEvery"/>.</param>
/// <param name="Jitter">Share by which a delay varies, 0 to 1.</param>
internal sealed record RetrySettings(int Attempts, TimeSpan FirstDelay, TimeSpan MaxDelay, double Jitter, TimeSpan ThenEvery, int AlertAfterAttempts);

/// <param name="LookBackDays">Changes of older days are sent after those of newer ones.</param>
/// <param name="MaxDaysPerRun">How many changed days are composed again in one pass, so that corrections never crowd out today.</param>
internal sealed record ResendSettings(int LookBackDays, int MaxDaysPerRun);

/// <param name="MaxBytes">Unacknowledged batches may take so much; then the sources pause.</param>
/// <param name="WarnAt">Share of it that is worth a warning.</param>
/// <param name="KeepRawDays">How long values stay as they were delivered, and cleansed ones of less than an hour;
/// longer while their day lacks a receipt.</param>
internal sealed record BufferSettings(long MaxBytes, double WarnAt, int KeepAckedDays, int KeepRawDays);

/// <param name="MostBadRows">Share of bad rows above which a file is refused whole.</param>
/// <param name="Balances">Meters whose sums are held against each other, day by day.</param>
internal sealed record CleanseSettings(ReadingLimits Limits, SpikeRule Spikes, double MostBadRows, IReadOnlyList<MeterBalance> Balances);

/// <param name="Every">From one exchange of programs to the next, when no node has said anything.</param>
internal sealed record LightingSettings(TimeSpan Every);

/// <summary>One place that files come from.</summary>
/// <param name="Path">The hot folder that its files end in.</param>
/// <param name="Every">How often that folder is looked at.</param>
/// <param name="Origin">Who fills the folder; null when the site does.</param>
internal sealed record SourceSettings(
    string Id,
    string Path,
    string Pattern,
    FileProfile Profile,
    IReadOnlyList<string> Ignore,
    TimeSpan StableFor,
    TimeSpan Every,
    SourceOrigin? Origin = null)
{
    /// <summary>What the configuration calls this type of source.</summary>
    public string Type { get; init; } = SourceReader.HotFolderType;
}

/// <summary>One asset of the site: what the platform calls it, and which devices measure it.</summary>
/// <param name="Element">Its <c>messageSourceElement</c>.</param>
/// <param name="Meters">Identifiers in raw files: supply points and sensors.</param>
internal sealed record MeterSettings(string Element, IReadOnlyList<string> Meters, AssetPosition? Position)
{
    /// <summary>One of the site kind's kinds of assets; null where it has none.</summary>
    public string? Kind { get; init; }

    /// <summary>What an hour of the asset lacks when it is not complete, the most important first; null for the use of its carrier, and the
    /// temperature inside where it has sensors.</summary>
    public IReadOnlyList<Quantity>? Expects { get; init; }

    /// <summary>What the first of the meters measures.</summary>
    public Carrier Carrier { get; init; }

    /// <summary>Devices that measured before, oldest first; they are among the meters too.</summary>
    public IReadOnlyList<ReplacedDevice> Replaced { get; init; } = [];

    /// <summary>Whether an interval may be negative, as more was fed in than used.</summary>
    public bool Exports { get; init; }

    /// <summary>Whether the source writes zero where it has nothing.</summary>
    public bool ZeroIsMissing { get; init; }

    /// <summary>How its power must follow from its voltage and current.</summary>
    public Connection Connection { get; init; }

    /// <summary>The key of a meter that encrypts its telegrams, 16 bytes; null when it sends them in clear.</summary>
    public byte[]? Key { get; init; }

    /// <summary>Whether other devices than a meter and those before it belong to the asset.</summary>
    public bool HasSensors => Meters.Count - Replaced.Count > 1;

    /// <summary>Whether a device spoke for the asset at a time.</summary>
    public bool Counts(string meter, Instant at)
    {
        for (var i = 0; i < Replaced.Count; i++)
        {
            if (meter == Replaced[i].Meter)
                return at < Replaced[i].Until && (i == 0 || at >= Replaced[i - 1].Until);
        }

        return Replaced.Count == 0 || meter != Meters[0] || at >= Replaced[^1].Until;
    }
}

/// <summary>Degrees north and east, WGS 84.</summary>
internal sealed record AssetPosition(double Latitude, double Longitude);
