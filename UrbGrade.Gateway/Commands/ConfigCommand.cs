using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>config lint</c>, <c>show</c>, <c>sample</c> and <c>schema</c>.</summary>
internal static class ConfigCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Build() => new("config", "Check the configuration, or write one to start from") { BuildLint(), BuildShow(), BuildSample(), BuildSchema() };

    private static Command BuildLint()
    {
        var command = new Command("lint", "Check the configuration file; problems name key, value and what is allowed");
        command.SetAction(parsed =>
        {
            var settings = parsed.Settings();
            parsed.Output().Print(
                new { settings.File, Site = settings.Site.Code, Meters = settings.Meters.Count, Sources = settings.Sources.Count },
                lint => [$"{lint.File} is fine: site {lint.Site}, {lint.Meters} meters, {lint.Sources} sources"]);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command BuildShow()
    {
        var effective = new Option<bool>("--effective") { Description = "With the default of every key that is not set" };
        var command = new Command("show", "Print the configuration as it holds: the file, conf.d and the environment together; secrets stay names") { effective };
        command.SetAction(parsed =>
        {
            var file = parsed.ConfigFile();
            var root = SettingsFile.Merge(file);
            var record = new SettingsKey();
            SettingsFile.Read(root, Path.GetFullPath(file), record);
            Write(parsed, parsed.GetValue(effective) ? record.Effective()! : root);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command BuildSchema()
    {
        var command = new Command("schema", "Print the JSON schema of the configuration, for editors; docs/gateway.schema.json is the same");
        command.SetAction(parsed =>
        {
            Write(parsed, SettingsSchema.Write());
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(ParseResult parsed, JsonNode document) =>
        parsed.InvocationConfiguration.Output.Write(document.ToJsonString(Json) + "\n");

    private static Command BuildSample()
    {
        var kind = GatewayCommandLine.KindOption();
        var manifest = new Option<FileInfo>("--manifest") { Description = "The site's site.json; otherwise a made-up site with one meter" };
        manifest.AcceptExistingOnly();
        var state = new Option<string>("--state") { Description = "Folder of the local database", DefaultValueFactory = _ => "state" };
        var drop = new Option<string>("--drop") { Description = "Folder that the site drops into", DefaultValueFactory = _ => "." };
        var endpoint = new Option<string>("--endpoint") { Description = "The platform's aggregation interface", DefaultValueFactory = _ => "https://urbgrade.example/aggregation" };
        var certificate = new Option<string>("--certificate") { Description = "The gateway's certificate with its key", DefaultValueFactory = _ => "credential:uplink.pfx" };
        var password = new Option<string?>("--password") { Description = "Where its password is: credential:NAME or env:NAME" };
        var receipts = new Option<string[]>("--platform-certificate") { Description = "PEM of the platform's signing certificate", DefaultValueFactory = _ => ["credential:platform.pem"] };
        var tls = new Option<string[]>("--tls-authority") { Description = "PEM that vouches for the HTTPS server; otherwise the system's authorities", DefaultValueFactory = _ => [] };
        var server = new Option<string?>("--file-server") { Description = "Address of the site's file server: ftp, ftps or sftp" };
        var serverCredential = new Option<string>("--file-server-credential") { Description = "Where its user:password is", DefaultValueFactory = _ => "credential:file-server" };
        var serverTls = new Option<string?>("--file-server-tls") { Description = "PEM that vouches for it; otherwise the system's authorities" };
        var utility = new Option<Uri?>("--utility-database")
        {
            Description = "HOST:PORT/NAME of the utility's MariaDB or MySQL database, where the site has one",
            CustomParser = argument => Uri.TryCreate($"tcp://{argument.Tokens.Single().Value}", UriKind.Absolute, out var address) && address.Port > 0 ? address : Complain(argument),
        };
        var utilityUser = new Option<string>("--utility-user") { Description = "Who may read it", DefaultValueFactory = _ => "gateway" };
        var utilityCredential = new Option<string>("--utility-credential") { Description = "Where the user's password is", DefaultValueFactory = _ => "credential:utility-database" };
        var receptor = new Option<string?>("--receptor") { Description = "Address and port that nodes of the site call, such as 0.0.0.0:7014" };
        var demo = new Option<bool>("--demo") { Description = "Short waits, sending as soon as a day is complete" };
        var command = new Command("sample", "Print a configuration to start from, with the meters of a manifest where one is given") { kind, manifest, state, drop, endpoint, certificate, password, receipts, tls, server, serverCredential, serverTls, utility, utilityUser, utilityCredential, receptor, demo };
        command.SetAction(parsed =>
        {
            var wanted = Sites.SiteKinds.Named(parsed.GetValue(kind)!);
            var site = parsed.GetValue(manifest) is { } known
                ? SiteManifest.Parse(File.ReadAllBytes(known.FullName))
                : wanted.Simulate(seed: 1, assets: 1, wanted.Tenant, wanted.SiteCode).Manifest;
            parsed.InvocationConfiguration.Output.Write(SampleSettings.Write(site, new SampleOptions(
                wanted, parsed.GetValue(state)!, parsed.GetValue(drop)!, parsed.GetValue(endpoint)!, parsed.GetValue(certificate)!, parsed.GetValue(password),
                parsed.GetValue(receipts)!, parsed.GetValue(tls)!, parsed.GetValue(demo),
                new SamplePeers(
                    parsed.GetValue(server) is { } url ? new SampleFileServer(url, parsed.GetValue(serverCredential)!, parsed.GetValue(serverTls)) : null,
                    parsed.GetValue(utility) is { } address ? new SampleDatabase(address, parsed.GetValue(utilityUser)!, parsed.GetValue(utilityCredential)!) : null,
                    parsed.GetValue(receptor)))));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Uri? Complain(ArgumentResult argument)
    {
        argument.AddError($"--utility-database '{argument.Tokens.Single().Value}' is no HOST:PORT/NAME");
        return null;
    }
}
