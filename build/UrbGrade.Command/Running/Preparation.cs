using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Running;

/// <summary>What has to be there before the demo's programs start: certificates, tenants, the site and its history.</summary>
internal sealed class Preparation(Demo demo, Terminal terminal)
{
    private static readonly (string Code, string Name, string Country)[] Tenants =
        [("10", "Kalundborg", "DK"), (Demo.Tenant, "Barcelona", "ES"), ("30", "Eibar", "ES")];

    /// <summary>Does what is not done yet; a preparation that was interrupted goes on.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await MakeTenantsAsync(cancellation);
        await MakeCertificatesAsync(cancellation);
        if (!File.Exists(demo.Folder.Manifest) || !File.Exists(demo.Folder.GatewayConfiguration))
        {
            terminal.Say(demo.State.Real is null
                ? $"Simulating {demo.State.Shops} shops, {demo.State.Days} days of history ..."
                : $"Laying out real series of {demo.State.Days} days as raw files ...");
            await RequireAsync(demo.DropHistory(), cancellation);
            terminal.Say("Registering the site ...");
            await RequireAsync(demo.Administer("site", "import", demo.Folder.Manifest), cancellation);
        }

        // Written each time: the port may be another one.
        await File.WriteAllTextAsync(
            demo.Folder.GatewayConfiguration, await RequireAsync(demo.SampleConfiguration(), cancellation), cancellation);
    }

    /// <summary>The link that makes the first administrator; null when there is one already.</summary>
    public async Task<string?> FirstLinkAsync(CancellationToken cancellation)
    {
        var (exitCode, output) = await ProgramRun.CaptureAsync(
            demo.Administer("user", "first-link", "--address", demo.Address), cancellation);
        return exitCode == 0
            ? output.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("https://", StringComparison.Ordinal))
            : null;
    }

    private async Task MakeTenantsAsync(CancellationToken cancellation)
    {
        if (Directory.Exists(demo.Folder.Platform) && File.Exists(demo.Folder.GatewayCertificate))
            return;
        terminal.Say("Making the tenants Kalundborg, Barcelona and Eibar ...");
        foreach (var (code, name, country) in Tenants)
        {
            await RequireAsync(
                demo.Administer("tenant", "add", "--code", code, "--name", name, "--country", country, "--public", "--exists-ok"), cancellation);
        }
    }

    private async Task MakeCertificatesAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(demo.Folder.Authority)!);
        if (File.Exists(demo.Folder.GatewayCertificate) && File.Exists(demo.Folder.ServerCertificate))
            return;
        terminal.Say("Making a certificate authority and the certificates of server and gateway ...");
        await RequireAsync(
            demo.Administer(
                "certificate", "issue", "--server", "localhost", "--server", "127.0.0.1",
                "--out", demo.Folder.ServerCertificate, "--ca-out", demo.Folder.Authority, "--replace"),
            cancellation);
        await RequireAsync(
            demo.Administer(
                "certificate", "issue", "--tenant", Demo.Tenant, "--name", "Barcelona shops gateway",
                "--out", demo.Folder.GatewayCertificate, "--replace"),
            cancellation);
    }

    private static async Task<string> RequireAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (exitCode, output) = await ProgramRun.CaptureAsync(invocation, cancellation);
        return exitCode == 0
            ? output
            : throw new CommandFailedException($"this step failed:\n  {string.Join(' ', invocation.Arguments)}\n{output.TrimEnd()}");
    }
}
