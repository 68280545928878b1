using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Running;

/// <summary>How the demo's programs are run.</summary>
/// <param name="Platform">The published platform's assembly.</param>
/// <param name="Gateway">The published gateway's assembly.</param>
/// <param name="State">What the demo was begun with.</param>
/// <param name="Port">Where the platform listens.</param>
internal sealed record Demo(DemoFolder Folder, string Platform, string Gateway, DemoState State, int Port)
{
    private const int SecondsForEachDay = 20;

    /// <summary>What would have been used without the works is known from 90 days on, in whole weeks.</summary>
    private const double DaysBeforeWorks = 95;

    /// <summary>Enough nights to tell lamps that are out from one strange night.</summary>
    private const int DaysWithLampsOut = 9;

    /// <summary>Of a history in which a meter may be silent for half a month, and its asset still has months enough.</summary>
    private const int DaysWithSilence = 180;

    /// <summary>Of a month, before its meter is silent.</summary>
    private const int DaysBeforeSilence = 7;

    /// <summary>Runs one of the two to its end and gathers what it says.</summary>
    public Func<Invocation, CancellationToken, Task<(int ExitCode, string Output)>> Run { get; init; } = ProgramRun.CaptureAsync;

    public string Address => $"https://localhost:{Port}";

    /// <summary>What one of the two says when it ends well.</summary>
    /// <exception cref="CommandFailedException">It does not.</exception>
    public async Task<string> RequireAsync(Invocation invocation, CancellationToken cancellation) =>
        ProgramRun.Require(invocation, await Run(invocation, cancellation));

    public Invocation Serve() => OfPlatform("serve", "--data", Folder.Platform, "--https", $"{Port}", "--server-cert", Folder.ServerCertificate);

    public Invocation Administer(params IEnumerable<string> arguments) => OfPlatform(["admin", .. arguments, "--data", Folder.Platform]);

    public Invocation RunGateway(DemoSite site, params IEnumerable<string> arguments) =>
        Invocation.OfDotnet(Folder.Root, [Gateway, .. arguments, "--config", Folder.Of(site).Configuration]);

    /// <summary>The site drops its history.</summary>
    /// <param name="more">Where its peers are.</param>
    public Invocation DropHistory(DemoSite site, IEnumerable<string> more) => Drop(site, more);

    /// <summary>The site goes on where it stopped, one day at a time.</summary>
    /// <inheritdoc cref="DropHistory"/>
    public Invocation Follow(DemoSite site, IEnumerable<string> more) => Drop(site, ["--follow", "--every", $"{SecondsForEachDay}", .. more]);

    /// <param name="more">Where its peers are.</param>
    public Invocation SampleConfiguration(DemoSite site, IEnumerable<string> more)
    {
        var folder = Folder.Of(site);
        return Invocation.OfDotnet(
            Folder.Root,
            [
                Gateway, "config", "sample", "--site", site.Kind, "--manifest", folder.Manifest, "--state", folder.State, "--drop", folder.Drop,
                "--endpoint", $"{Address}/aggregation", "--certificate", folder.Certificate,
                "--platform-certificate", Folder.Authority, "--tls-authority", Folder.Authority, "--demo", .. more,
            ]);
    }

    /// <summary>Regions of Spain have holidays of their own. Links in mails lead to the demo's pages.</summary>
    private Invocation OfPlatform(params IEnumerable<string> arguments) => Invocation.OfDotnet(Folder.Root, [Platform, .. arguments]) with
    {
        Environment = new Dictionary<string, string?>(DemoSite.All.Where(site => site.Region is not null)
            .Select(site => KeyValuePair.Create($"URBGRADE_Prediction__Holidays__{site.TenantCode}", site.Region)))
        {
            ["URBGRADE_Mail__Pages"] = Address,
        },
    };

    private IEnumerable<string> Works(DemoSite site) =>
        site.IsImproved ? ["--improved-on", $"{State.From.AddDays((int)Math.Clamp(DaysBeforeWorks, State.Days * 0.4, State.Days * 0.85)):yyyy-MM-dd}"] : [];

    /// <summary>What breaks in a history that is long enough to notice it, and to compare the rest: a branch of lamps
    /// in its last days, and a meter in its last whole month.</summary>
    private IEnumerable<string> Faults(DemoSite site) =>
        site.IsImproved && State.Days >= 2 * DaysWithLampsOut ? ["--lamps-out-on", $"{State.To.AddDays(-DaysWithLampsOut):yyyy-MM-dd}"]
        : site.AssetOption is not null && State.Days >= DaysWithSilence
            ? ["--silent-from", $"{new DateOnly(State.To.Year, State.To.Month, 1).AddMonths(-1).AddDays(DaysBeforeSilence):yyyy-MM-dd}"] : [];

    private Invocation Drop(DemoSite site, IEnumerable<string> more)
    {
        IEnumerable<string> source = (State.Real, site.AssetOption) switch
        {
            ({ } real, _) when site.HasRealSeries => ["replay", "--real", real],
            (_, { } option) => ["simulate", option, $"{State.Shops}", .. Faults(site)],
            _ => ["simulate", .. Faults(site)],
        };
        return Invocation.OfDotnet(
            Folder.Root,
            [
                Gateway, .. source, "--site", site.Kind, "--tenant", site.TenantCode, "--out", Folder.Of(site).Drop,
                "--from", $"{State.From:yyyy-MM-dd}", "--to", $"{State.To:yyyy-MM-dd}", .. Works(site), .. more,
            ]);
    }
}
