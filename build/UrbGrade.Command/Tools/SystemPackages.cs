using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Tools;

/// <summary>
/// The programs outside .NET and npm that tests and measurements talk to. Where the system has apt and may be changed they are
/// installed; elsewhere the command says what to install, and what needs them is left out with that reason.
/// </summary>
internal sealed class SystemPackages(Workspace workspace, Terminal terminal)
{
    /// <summary>Debian's names.</summary>
    internal static readonly IReadOnlyList<SystemPackage> ForTests =
    [
        new("chromium", "the browser tests"),
        new("python3-zeep", "interoperability with Python"),
        new("python3-xmlsec", "interoperability with Python"),
        new("python3-lxml", "canonicalisation checked against libxml2"),
        new("libwss4j-java", "interoperability with WSS4J"),
        new("default-jdk-headless", "interoperability with WSS4J", Program: "javac"),
        new("zip", "archives with a password"),
        new("p7zip-full", "archives with a password", Program: "7z"),
        new("vsftpd", "fetching from an FTP server"),
        new("python3-pyftpdlib", "fetching from another FTP server, with MLSD"),
        new("python3-openssl", "the same over TLS"),
        new("python3-aiosmtpd", "sending by a mail server"),
        new("openssh-server", "fetching from an SFTP server"),
        new("xmlsec1", "signatures checked with xmlsec"),
        new("mariadb-server", "the gateway's database on MariaDB"),
        new("postgresql", "the platform's database on PostgreSQL"),
        new("gdal-bin", "places read by another program", Program: "ogrinfo"),
        new("python3-rdflib", "RDF read by another program"),
        new("python3-openpyxl", "spreadsheets read by another program"),
        new("libgomp1", "forecasts by boosted trees"),
    ];

    /// <summary>Installs what is missing, as far as this system allows.</summary>
    public async Task EnsureAsync(IReadOnlyList<SystemPackage> packages, CancellationToken cancellation)
    {
        if (ProgramPath.Find("dpkg-query") is null || ProgramPath.Find("apt-get") is null)
        {
            terminal.Say("This system has no apt. What lacks one of these programs is left out:");
            foreach (var package in packages)
                terminal.Say($"  {package.Name,-22} {package.Purpose}");
            return;
        }

        var missing = await MissingAsync(packages, cancellation);
        if (missing.Count == 0)
            return;
        var names = string.Join(' ', missing.Select(package => package.Name));
        if (Elevation() is not { } elevation)
        {
            terminal.Say("What needs these packages is left out; to have it, install as root:");
            terminal.Say($"  apt-get install -y --no-install-recommends {names}");
            return;
        }

        terminal.Say($"Installing {names} ...");
        if (await AptAsync(elevation, ["update", "-qq"], cancellation) is var updated && updated.ExitCode != 0)
            terminal.Say($"  apt-get update failed ({LastLine(updated.Output)}); trying with the lists at hand");
        var (exitCode, output) = await AptAsync(
            elevation, ["install", "-y", "-qq", "--no-install-recommends", .. missing.Select(package => package.Name)], cancellation);
        if (exitCode != 0)
            terminal.Say($"  could not install them ({LastLine(output)}); what needs them is left out");
    }

    private async Task<List<SystemPackage>> MissingAsync(IReadOnlyList<SystemPackage> packages, CancellationToken cancellation)
    {
        var query = new Invocation(
            "dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\n", .. packages.Select(package => package.Name)], workspace.Root);
        var (_, output) = await ProgramRun.CaptureAsync(query, cancellation);
        var installed = output.Split('\n')
            .Where(line => line.EndsWith(" installed", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0])
            .ToHashSet(StringComparer.Ordinal);
        return [.. packages.Where(package =>
            !installed.Contains(package.Name) && (package.Program is null || ProgramPath.Find(package.Program) is null))];
    }

    private Task<(int ExitCode, string Output)> AptAsync(
        IReadOnlyList<string> elevation, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        string[] line = [.. elevation, "apt-get", .. arguments];
        var apt = new Invocation(line[0], line[1..], workspace.Root)
        {
            Environment = new Dictionary<string, string?> { ["DEBIAN_FRONTEND"] = "noninteractive" },
        };
        return ProgramRun.CaptureAsync(apt, cancellation);
    }

    // Root needs nothing; others a sudo that asks for no password. Null when neither is to be had.
    private static string[]? Elevation()
    {
        if (Environment.IsPrivilegedProcess)
            return [];
        return ProgramPath.Find("sudo") is null ? null : ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"];
    }

    private static string LastLine(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no output";
}
