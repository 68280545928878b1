using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using NodaTime;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>check</c>: whether everything that the gateway needs is there, with a hint where it is not.</summary>
internal static class CheckCommand
{
    private const long LeastFreeBytes = 512L << 20;

    private sealed record Check(string Name, string Verdict, string Detail, string Hint);

    public static Command Build()
    {
        var command = new Command("check", "Check configuration, database, disk, clock, certificates and the line to the platform");
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = parsed.Settings();
            var checks = new List<Check>
            {
                new("configuration", "ok", $"{settings.File}: {settings.Meters.Count} meters, {settings.Sources.Count} sources", ""),
                Meters(settings),
                Database(settings),
                Disk(settings),
                TimeZones(settings),
            };
            checks.AddRange(settings.Sources.Select(Folder));
            foreach (var source in settings.Sources.Where(source => source.Origin is not null))
                checks.Add(await SourceAsync(settings, source, cancellation));
            checks.Add(Certificate(settings));
            checks.Add(Receipts(settings));
            checks.Add(await UplinkAsync(settings, cancellation));
            var output = parsed.Output();
            output.Print(checks, all => all.Select(check =>
                $"{output.Paint($"{check.Verdict,-5}", Colour(check.Verdict))} {check.Name}: {check.Detail}{(check.Hint.Length > 0 ? $" -> {check.Hint}" : "")}"));
            return checks.Exists(check => check.Verdict == "fail") ? ExitCode.Failed
                : checks.Exists(check => check.Verdict == "warn") ? ExitCode.Degraded : ExitCode.Ok;
        });
        return command;
    }

    private static ConsoleColor Colour(string verdict) => verdict switch { "ok" => ConsoleColor.Green, "warn" => ConsoleColor.Yellow, _ => ConsoleColor.Red };

    private static async Task<Check> SourceAsync(GatewaySettings settings, SourceSettings source, CancellationToken cancellation)
    {
        try
        {
            var found = await SourceCommand.TestAsync(settings, source, cancellation);
            return new($"source {source.Id} ({source.Type})", "ok", string.Join("; ", found.Take(3)), "");
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // Whatever keeps a source from answering is what this check is for.
            return new($"source {source.Id} ({source.Type})", "fail", failure.Explain(),
                "Check address, credential and certificate in sources; try again with source test");
        }
    }

    private static Check Meters(GatewaySettings settings) => settings.Meters.Count == 0
        ? new("meters", "warn", "none are configured", "Every row of every file would be of an unknown meter: fill in meters")
        : new("meters", "ok", string.Join(", ", settings.Meters.Take(8).Select(meter => meter.Element)), "");

    private static Check Database(GatewaySettings settings)
    {
        try
        {
            using var database = GatewayDatabase.Open(settings.Database);
            return database.Read(connection => connection.Dialect.FindDamage(connection)) is { } damage
                ? new("database", "fail", damage, "Restore the last backup")
                : new("database", "ok", $"{database.Place}, commits wait for the disk", "");
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new("database", "fail", failure.Message, settings.Database.Server is null
                ? $"The gateway's user needs to write in {settings.Site.State}"
                : "Check host, port, user and password of database, and that the server lets this user make tables");
        }
    }

    private static Check Disk(GatewaySettings settings)
    {
        var existing = Path.GetFullPath(settings.Site.State);
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } above)
            existing = above;
        var drive = new DriveInfo(existing);
        var free = drive.AvailableFreeSpace;
        var detail = string.Create(CultureInfo.InvariantCulture, $"{ByteSize.Text(free)} free for {settings.Site.State}");
        return free < LeastFreeBytes || free < settings.Buffer.MaxBytes
            ? new("disk", "warn", detail, $"The outbox may grow to {ByteSize.Text(settings.Buffer.MaxBytes)}: free space or lower buffer.maxSize")
            : new("disk", "ok", detail, "");
    }

    private static Check TimeZones(GatewaySettings settings) => new(
        "time zone", "ok", $"{settings.Site.Zone.Id}, data {DateTimeZoneProviders.Tzdb.VersionId}", "");

    private static Check Folder(SourceSettings source)
    {
        if (!Directory.Exists(source.Path))
            return new($"source {source.Id}", "warn", $"{source.Path} does not exist yet", "It is made when the gateway starts; let the site drop files there");
        var files = Directory.GetFiles(source.Path, source.Pattern).Length;
        var bad = Path.Combine(source.Path, "bad");
        var letters = Directory.Exists(bad) ? Directory.GetFiles(bad, "*.error.json").Length : 0;
        return letters > 0
            ? new($"source {source.Id}", "warn", $"{files} files wait, {letters} lie in {bad}", "Read the .error.json beside each")
            : new($"source {source.Id}", "ok", $"{files} files wait in {source.Path}", "");
    }

    private static Check Certificate(GatewaySettings settings)
    {
        try
        {
            using var certificate = UplinkFactory.LoadSigning(settings.Uplink.Signing);
            var now = TimeProvider.System.GetUtcNow();
            var detail = $"{certificate.Subject}, until {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}";
            if (now > certificate.NotAfter || now < certificate.NotBefore)
                return new("certificate", "fail", detail, "It is not valid now: ask the platform for a new one");
            return certificate.NotAfter - now < TimeSpan.FromDays(30)
                ? new("certificate", "warn", detail, "It ends within 30 days: ask the platform for a new one")
                : new("certificate", "ok", detail, "");
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new("certificate", "fail", $"{settings.Uplink.Signing.Certificate}: {failure.Message}", "Set uplink.signing.certificate and password");
        }
    }

    private static Check Receipts(GatewaySettings settings)
    {
        try
        {
            var trusted = UplinkFactory.LoadPem(settings.Uplink.Trust.Receipts);
            return trusted.Count > 0
                ? new("platform certificate", "ok", string.Join("; ", trusted.Select(certificate => certificate.Subject)), "")
                : new("platform certificate", "fail", "no certificate in the files", "uplink.trust.receipts takes PEM files");
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new("platform certificate", "fail", failure.Message, "uplink.trust.receipts takes PEM files of the platform's signing certificate");
        }
    }

    // Asks for the interface's description: nothing is sent that the platform would store.
    private static async Task<Check> UplinkAsync(GatewaySettings settings, CancellationToken cancellation)
    {
        try
        {
            using var http = UplinkFactory.Http(settings.Uplink);
            using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(settings.Uplink.Endpoint) { Query = "wsdl" }.Uri);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/xml"));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var skew = response.Headers.Date is { } server ? (server - TimeProvider.System.GetUtcNow()).Duration() : TimeSpan.Zero;
            var detail = $"{settings.Uplink.Endpoint} answers {(int)response.StatusCode}, clocks are {skew.TotalSeconds:0} s apart";
            if (skew > settings.Uplink.MostClockSkew)
                return new("uplink", "fail", detail, "Set up time synchronisation: signed messages carry the time");
            return response.IsSuccessStatusCode ? new("uplink", "ok", detail, "") : new("uplink", "warn", detail, "Is uplink.endpoint the aggregation interface?");
        }
        catch (Exception failure) when (failure is HttpRequestException or CryptographicException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new("uplink", "fail", $"{settings.Uplink.Endpoint}: {failure.Explain()}", "Check address, firewall and uplink.trust.tls");
        }
    }
}
