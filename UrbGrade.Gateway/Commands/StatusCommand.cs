using System.CommandLine;
using System.Globalization;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>status</c>: how the gateway does, from its database.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(2);

    public static Command Build()
    {
        var watch = new Option<bool>("--watch", "-w") { Description = "Show it anew every two seconds until stopped" };
        var command = new Command("status", "Show what was collected, sent and refused") { watch };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetValue(watch), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, bool watch, CancellationToken cancellation)
    {
        var settings = parsed.Settings();
        using var database = GatewayDatabase.Open(settings.Database);
        while (true)
        {
            var status = GatewayStatus.Read(settings, database, TimeProvider.System);
            var output = parsed.Output();
            if (watch)
                output.Clear();
            output.Print(status, shown => Lines(shown, output));
            if (!watch)
                return status.IsWell ? ExitCode.Ok : ExitCode.Degraded;
            try
            {
                await Task.Delay(WatchEvery, TimeProvider.System, cancellation);
            }
            catch (OperationCanceledException)
            {
                return status.IsWell ? ExitCode.Ok : ExitCode.Degraded;
            }
        }
    }

    private static IEnumerable<string> Lines(GatewayStatus status, CommandOutput output)
    {
        yield return $"{status.Site}: {status.Readings} readings of {status.Series} series up to {status.LastDay ?? "never"}, {status.Doubted} doubted";
        yield return $"Files: {status.FilesRead} read, {status.FilesBad} refused";
        foreach (var source in status.Sources)
            yield return $"  {source.Id} ({source.Type}): {source.Waiting} wait{(source.Bad > 0 ? output.Paint($", {source.Bad} lie in bad/", ConsoleColor.Yellow) : "")}";
        yield return $"Batches: {status.Acknowledged} acknowledged, {status.Pending} wait ({ByteSize.Text(status.PendingBytes)} of {ByteSize.Text(status.BufferBytes)}), {status.Refused} refused";
        if (status.IsFull)
            yield return output.Paint("The outbox is full: sources pause until batches are acknowledged", ConsoleColor.Red);
        yield return status.Uplink switch
        {
            { Held: true } => output.Paint($"Uplink: the platform refuses the certificate ({status.Uplink.LastError}); next attempt {status.Uplink.NextAttemptAt}", ConsoleColor.Red),
            { Failures: > 0 } => output.Paint($"Uplink: {status.Uplink.Failures} failures in a row ({status.Uplink.LastError}); next attempt {status.Uplink.NextAttemptAt}", ConsoleColor.Red),
            _ => $"Uplink: fine, last receipt {status.Uplink.LastSuccessAt?.ToString() ?? "never"}",
        };
        if (status.CertificateEnds is { } ends)
            yield return string.Create(CultureInfo.InvariantCulture, $"Certificate: until {ends:yyyy-MM-dd}");
        foreach (var failure in status.OpenFailures)
            yield return $"Failure: {failure.Batch} {(failure.Position is null ? "whole" : $"message {failure.Position} of {failure.Element} {failure.Start}")}: {failure.Code}. {failure.Reason}";
        foreach (var request in status.ResendRequests)
            yield return $"Asked again: {request.Element} {request.From} to {request.To}, {(request.Times == 1 ? "once" : $"{request.Times} times")}: {request.State}";
        foreach (var alarm in status.Alarms)
            yield return output.Paint(string.Create(CultureInfo.InvariantCulture, $"{alarm.At:yyyy-MM-dd'T'HH:mm:ss'Z'} {alarm.Code} {alarm.Level}: {alarm.Message}"), ConsoleColor.Red);
    }
}
