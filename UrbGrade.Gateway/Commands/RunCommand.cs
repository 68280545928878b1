using System.CommandLine;
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
        var command = new Command("run", "Run as a service until stopped") { once };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetValue(once), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, bool once, CancellationToken cancellation)
    {
        var settings = parsed.Settings();
        using var held = GatewayHost.Lock(settings, TimeProvider.System);
        using var host = GatewayHost.Build(settings, service: !once);
        if (!once)
        {
            await host.RunAsync(cancellation);
            return ExitCode.Ok;
        }

        var database = host.Services.GetRequiredService<GatewayDatabase>();
        var result = await host.Services.GetRequiredService<SinglePass>().RunAsync(cancellation);
        host.Services.GetRequiredService<EventTable>().Flush(database);
        parsed.Output().Print(result, pass =>
        [
            $"{pass.Files} files taken, {pass.Composed} days composed, {pass.Settled} settled",
            $"{pass.Pending} batches wait for a receipt, {pass.Failures} failures are open, {pass.FilesLeft} files wait",
        ]);
        return result is { Pending: 0, Failures: 0, FilesLeft: 0 } ? ExitCode.Ok : ExitCode.Degraded;
    }
}
