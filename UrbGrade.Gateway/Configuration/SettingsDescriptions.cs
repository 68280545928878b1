namespace UrbGrade.Gateway.Configuration;

/// <summary>What keys of the configuration mean, for the schema: editors show it while a configuration is written.</summary>
internal static class SettingsDescriptions
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["gateway"] = "Whose gateway this is.",
        ["gateway.site"] = "Code of the site; names its batches.",
        ["gateway.kind"] = "Kind of site: the shape of its messages and its file profiles.",
        ["gateway.tenant"] = "Code of the tenant on the platform.",
        ["gateway.timeZone"] = "IANA time zone of the site; its civil days are batches.",
        ["gateway.state"] = "Folder of the local database, the logs and the lock.",
        ["gateway.statusPage"] = "Loopback address of the status page, the health checks and the metrics, or off.",
        ["database"] = "Where readings, batches and ledgers are kept; without it, an SQLite file in the state folder.",
        ["database.user"] = "A user who may make tables in the database.",
        ["database.password"] = "credential:NAME or env:NAME, never the password itself.",
        ["database.tls"] = "Protection of the line; verify-full unless the server is on this machine.",
        ["database.authority"] = "PEM file of the authority that vouches for the server.",
        ["uplink"] = "The line to the platform.",
        ["uplink.endpoint"] = "Address of the aggregation interface, https.",
        ["uplink.schedule"] = "HH:mm of the daily sending in the site's time, or continuous: each day as soon as it is complete.",
        ["uplink.settle"] = "How long an incomplete day waits after its last reading came.",
        ["uplink.parallel"] = "Days on their way at once.",
        ["uplink.signing.certificate"] = "The gateway's certificate with its key: PKCS #12 or PEM, a path or credential:NAME.",
        ["uplink.signing.password"] = "credential:NAME or env:NAME of the PKCS #12 file's password.",
        ["uplink.trust.receipts"] = "PEM files: whose signature makes a receipt.",
        ["uplink.trust.tls"] = "PEM files that vouch for the HTTPS server; without them, the system's authorities.",
        ["uplink.retry.thenEvery"] = "The pace after the attempts with growing delay, for ever.",
        ["uplink.retry.alertAfterAttempts"] = "Failed attempts in a row that are worth one alert.",
        ["uplink.resend.lookBackDays"] = "Changes of older days are sent only when someone asks.",
        ["uplink.resend.maxDaysPerRun"] = "Corrected days sent in one pass, so that they never crowd out today.",
        ["buffer"] = "How much may wait for a receipt. Nothing unacknowledged is ever deleted.",
        ["buffer.maxSize"] = "When so much waits, the sources pause; such as 2GiB.",
        ["buffer.warnAt"] = "Share of maxSize that is worth a warning.",
        ["buffer.keepAckedDays"] = "How long acknowledged batches are kept for sending them again.",
        ["clock.maxSkew"] = "How far the clocks of site and platform may differ before it is reported.",
        ["clock.rejectBefore"] = "Readings of earlier days are put aside: the clock of the device was reset.",
        ["clock.rejectAhead"] = "How far ahead of now a reading may be.",
        ["cleanse.ranges"] = "Possible values of an hour, in canonical units.",
        ["cleanse.spikeFactor"] = "So many times what a busy day of the last year reached is held back until it is delivered again.",
        ["cleanse.mostBadRows"] = "A larger share of bad rows refuses the whole file.",
        ["sources"] = "Where files come from.",
        ["sources[].id"] = "A name of its own; in events and commands.",
        ["sources[].path"] = "The folder that the site drops into.",
        ["sources[].profile"] = "How its files are read.",
        ["sources[].every"] = "How often it is looked at.",
        ["sources[].ready.stableFor"] = "How long a file must stand still to count as finished.",
        ["profiles"] = "Layouts of files beside the built-in ones, by name.",
        ["lighting"] = "Fetches the programs of lighting nodes; without it they are not asked for.",
        ["lighting.every"] = "From one exchange with the platform to the next, when no node has said anything.",
        ["meters"] = "Supply points and meters as raw files name them.",
        ["meters.*.element"] = "What messages call it.",
        ["meters.*.carrier"] = "What it measures.",
        ["meters.*.key"] = "credential:NAME or env:NAME of the key of its telegrams, 32 hexadecimal digits.",
        ["meters.*.replaced"] = "Devices that measured before it, oldest first; its series goes on.",
        ["meters.*.replaced[].until"] = "When the device was taken away, UTC.",
        ["meters.*.sensors"] = "Further devices of the same asset.",
    };

    /// <summary>The paths that are described, such as <c>sources[].id</c>; <c>*</c> stands for any name.</summary>
    public static IEnumerable<string> Paths => Texts.Keys;

    public static string? Of(string path) => Texts.GetValueOrDefault(path);
}
