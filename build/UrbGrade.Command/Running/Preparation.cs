using System.Globalization;
using System.Text.Json;
using UrbGrade.Command.Running.Peers;

namespace UrbGrade.Command.Running;

/// <summary>What has to be there before the demo's programs start: certificates, tenants, the site and its history.</summary>
internal sealed class Preparation(Demo demo, DemoPeers peers, Terminal terminal)
{
    /// <summary>Keeps the first shop.</summary>
    public const string Shopkeeper = "shop@barcelona.example";

    /// <summary>Shown beside each value: nobody shall take it for a published index.</summary>
    private const string VulnerabilitySource = "Simulated, no real index";

    /// <summary>About what a shop of the simulated trades uses in a month of mild weather, kWh: some months keep below it, others do not.</summary>
    private const int TargetOfShop = 6000;

    /// <summary>Does what is not done yet; a preparation that was interrupted goes on.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await MakeTenantsAsync(cancellation);
        await MakeServerCertificateAsync(cancellation);
        foreach (var site in DemoSite.Sending)
            await PrepareAsync(site, demo.Folder.Of(site), cancellation);
    }

    /// <summary>The link that makes the first administrator; null when there is one already.</summary>
    public async Task<string?> FirstLinkAsync(CancellationToken cancellation)
    {
        var (exitCode, output) = await demo.Run(
            demo.Administer("user", "first-link", "--address", demo.Address), cancellation);
        return exitCode == 0 ? LinkIn(output) : null;
    }

    /// <summary>The link with which the keeper of the first shop chooses a password; null when the account is there already.</summary>
    public async Task<string?> ShopkeeperLinkAsync(CancellationToken cancellation)
    {
        var site = DemoSite.Barcelona;
        var (exitCode, output) = await demo.Run(
            demo.Administer("user", "invite", "--email", Shopkeeper, "--role", "Resident", "--tenant", site.TenantCode, "--address", demo.Address), cancellation);
        if (exitCode != 0)
            return null;
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(demo.Folder.Of(site).Manifest, cancellation));
        var meter = manifest.RootElement.GetProperty("assets")[0].GetProperty("sourceElement").GetString()!;
        await demo.RequireAsync(
            demo.Administer("person", "meter", "--email", Shopkeeper, "--source", meter, "--from", $"{demo.State.From:yyyy-MM-dd}"), cancellation);
        return LinkIn(output);
    }

    private static string? LinkIn(string output) =>
        output.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("https://", StringComparison.Ordinal));

    private async Task PrepareAsync(DemoSite site, SiteFolder folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder.Credentials);
        if (!File.Exists(folder.Certificate))
        {
            await demo.RequireAsync(
                demo.Administer(
                    "certificate", "issue", "--tenant", site.TenantCode, "--name", $"{site.Name} {site.Assets} gateway",
                    "--out", folder.Certificate, "--replace"),
                cancellation);
        }

        if (!File.Exists(folder.Manifest) || !File.Exists(folder.Configuration) || peers.NodesOf(site) is { HasPasswords: false })
        {
            terminal.Say(demo.State.Real is null || !site.HasRealSeries
                ? $"{site.Name}: simulating {site.Assets}, {demo.State.Days} days of history ..."
                : $"{site.Name}: laying out real series of {demo.State.Days} days as raw files ...");
            await demo.RequireAsync(demo.DropHistory(site, peers.OfHistory(site)), cancellation);
            await demo.RequireAsync(demo.Administer("site", "import", folder.Manifest), cancellation);
            if (folder.Places.ToList() is { Count: > 0 } places)
                await demo.RequireAsync(demo.Administer(["place", "import", "--tenant", site.TenantCode, .. places]), cancellation);
            if (folder.Places.FirstOrDefault(place => Path.GetFileName(place).StartsWith("district", StringComparison.Ordinal)) is { } districts)
                await demo.RequireAsync(
                    demo.Administer("place", "vulnerability", districts, "--tenant", site.TenantCode, "--field", "vulnerability", "--source", VulnerabilitySource, "--year", $"{demo.State.From.Year}"),
                    cancellation);
            if (File.Exists(folder.Engagement))
                await demo.RequireAsync(demo.Administer("engagement", "import", folder.Engagement), cancellation);
            if (File.Exists(folder.Interventions))
                await demo.RequireAsync(demo.Administer("intervention", "import", folder.Interventions), cancellation);
            await SetTariffsAsync(site, cancellation);
            if (site == DemoSite.Barcelona)
                await SetTargetAsync(site, folder, cancellation);
        }

        if (peers.FileServerOf(site) is { } server)
            await server.PrepareAsync(cancellation);

        // Written each time: the ports may be others.
        var configuration = demo.SampleConfiguration(site, peers.OfConfiguration(site));
        await File.WriteAllTextAsync(folder.Configuration, await demo.RequireAsync(configuration, cancellation), cancellation);
        if (peers.NodesOf(site) is { } nodes)
            await demo.RequireAsync(demo.RunGateway(site, "node", "import", nodes.Passwords), cancellation);
    }

    private async Task SetTariffsAsync(DemoSite site, CancellationToken cancellation)
    {
        foreach (var tariff in site.Tariffs)
        {
            await demo.RequireAsync(
                demo.Administer(
                    "tariff", "add", "--zone", site.Country, "--carrier", tariff.Carrier, "--from-year", $"{demo.State.From.Year}", "--method", DemoTariff.Method,
                    "--per-kwh", tariff.EnergyPrice.ToString(CultureInfo.InvariantCulture), "--tax", tariff.Tax.ToString(CultureInfo.InvariantCulture),
                    "--currency", tariff.Currency, "--source", DemoTariff.Source),
                cancellation);
        }
    }

    private async Task SetTargetAsync(DemoSite site, SiteFolder folder, CancellationToken cancellation)
    {
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(folder.Manifest, cancellation));
        var shops = manifest.RootElement.GetProperty("assets").GetArrayLength();
        var most = shops * TargetOfShop;
        await demo.RequireAsync(
            demo.Administer(
                "target", "add", "--tenant", site.TenantCode, "--kpi", "energy",
                "--most", string.Create(CultureInfo.InvariantCulture, $"{most}"), "--address", Shopkeeper, "--exists-ok"),
            cancellation);
    }

    private async Task MakeTenantsAsync(CancellationToken cancellation)
    {
        if (Directory.Exists(demo.Folder.Platform) && File.Exists(demo.Folder.ServerCertificate))
            return;
        terminal.Say($"Making the tenants {string.Join(", ", DemoSite.All.Select(site => site.Name))} ...");
        foreach (var site in DemoSite.All)
        {
            await demo.RequireAsync(
                demo.Administer("tenant", "add", "--code", site.TenantCode, "--name", site.Name, "--country", site.Country, "--public", "--exists-ok"),
                cancellation);
        }
    }

    private async Task MakeServerCertificateAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(demo.Folder.Authority)!);
        if (File.Exists(demo.Folder.ServerCertificate))
            return;
        terminal.Say("Making a certificate authority and the server's certificate ...");
        await demo.RequireAsync(
            demo.Administer(
                "certificate", "issue", "--server", "localhost", "--server", "127.0.0.1",
                "--out", demo.Folder.ServerCertificate, "--ca-out", demo.Folder.Authority, "--replace"),
            cancellation);
    }
}
