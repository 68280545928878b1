using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>config lint</c> and <c>config sample</c>.</summary>
internal static class ConfigCommand
{
    public static Command Build() => new("config", "Check the configuration, or write one to start from") { BuildLint(), BuildSample() };

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

    private static Command BuildSample()
    {
        var kind = GatewayCommandLine.KindOption();
        var manifest = new Option<FileInfo>("--manifest") { Description = "The site's site.json", Required = true };
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
        var demo = new Option<bool>("--demo") { Description = "Short waits, sending as soon as a day is complete" };
        var command = new Command("sample", "Print a configuration for the site of a manifest") { kind, manifest, state, drop, endpoint, certificate, password, receipts, tls, server, serverCredential, serverTls, demo };
        command.SetAction(parsed =>
        {
            var site = SiteManifest.Parse(File.ReadAllBytes(parsed.GetValue(manifest)!.FullName));
            parsed.InvocationConfiguration.Output.Write(SampleSettings.Write(site, new SampleOptions(
                Sites.SiteKinds.Named(parsed.GetValue(kind)!), parsed.GetValue(state)!, parsed.GetValue(drop)!, parsed.GetValue(endpoint)!, parsed.GetValue(certificate)!, parsed.GetValue(password),
                parsed.GetValue(receipts)!, parsed.GetValue(tls)!, parsed.GetValue(demo),
                parsed.GetValue(server) is { } url ? new SampleFileServer(url, parsed.GetValue(serverCredential)!, parsed.GetValue(serverTls)) : null)));
            return ExitCode.Ok;
        });
        return command;
    }
}
