using System.CommandLine;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>run</c>: the service, or a single pass.</summary>
internal static class RunCommand
{
    public static Command Build()
    {
        var once = new Option<bool>("--once") { Description = "Take what is there, send what is due, and end" };
        var source = new Option<string?>("--source") { Description = "With --once: only this source", CompletionSources = { Completions.Sources } };
        var dry = new Option<bool>("--dry-run") { Description = "With --once: work on a copy, show what would be composed, keep and send nothing" };
        var command = new Command("run", "Run as a service until stopped, or once") { once, source, dry };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(dry) || result.GetValue(source) is not null) && !result.GetValue(once))
                result.AddError("--source and --dry-run go with --once: a service takes every source and sends what is due");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var settings = parsed.Settings();
            var wanted = parsed.GetValue(source);
            if (wanted is not null && settings.Sources.All(known => known.Id != wanted))
            {
                parsed.InvocationConfiguration.Error.WriteLine($"No source '{wanted}'; there are: {string.Join(", ", settings.Sources.Select(known => known.Id))}");
                return Task.FromResult(ExitCode.Usage);
            }

            if (wanted is not null)
                settings = settings with { Sources = [.. settings.Sources.Where(known => known.Id == wanted)] };
            return parsed.GetValue(dry) ? Task.FromResult(Rehearse(parsed, settings, cancellation)) : RunAsync(parsed, settings, parsed.GetValue(once), cancellation);
        });
        return command;
    }

    private static int Rehearse(ParseResult parsed, GatewaySettings settings, CancellationToken cancellation)
    {
        var rehearsed = Rehearsal.Run(settings, TimeProvider.System, cancellation);
        parsed.Output().Print(rehearsed, result =>
        [
            $"{result.Files} files would be taken, {result.BadFiles} of them refused; {result.Batches.Count} batches would be composed. Nothing was kept or sent.",
            .. result.Batches.Select(batch => $"{batch.Id}: {batch.Messages} messages"),
            .. result.Notes,
        ]);
        return rehearsed.BadFiles == 0 ? ExitCode.Ok : ExitCode.Degraded;
    }

    private static async Task<int> RunAsync(ParseResult parsed, GatewaySettings settings, bool once, CancellationToken cancellation)
    {
        using var held = GatewayHost.Lock(settings, TimeProvider.System);
        using var host = GatewayHost.Build(settings, service: !once);
        if (!once)
        {
            await host.RunAsync(cancellation);
            return ExitCode.Ok;
        }

        GatewayTelemetry.Listen(host.Services);
        var database = host.Services.GetRequiredService<GatewayDatabase>();
        var result = await host.Services.GetRequiredService<SinglePass>().RunAsync(cancellation);
        host.Services.GetRequiredService<EventTable>().Flush(database);
        if (settings.Uplink.TellEvents)
            await host.Services.GetRequiredService<EventTeller>().RunAsync(cancellation);
        parsed.Output().Print(result, pass =>
        [
            $"{pass.Files} files taken, {pass.Composed} days composed, {pass.Settled} settled",
            $"{pass.Pending} batches wait for a receipt, {pass.Failures} failures are open, {pass.FilesLeft} files wait",
        ]);
        return result is { Pending: 0, Failures: 0, FilesLeft: 0 } ? ExitCode.Ok : ExitCode.Degraded;
    }
}
