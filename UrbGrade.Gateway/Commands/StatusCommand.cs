using System.CommandLine;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Commands;

/// <summary><c>status</c>: how the gateway does, from its database.</summary>
internal static class StatusCommand
{
    private sealed record Status(
        string Site,
        string? LastDay,
        int Acknowledged,
        int Pending,
        int Refused,
        long PendingBytes,
        UplinkState Uplink,
        long Series,
        long Readings,
        long Doubted,
        long FilesRead,
        long FilesBad,
        IReadOnlyList<DeliveryFailure> OpenFailures,
        IReadOnlyList<ResendNote> ResendRequests);

    public static Command Build()
    {
        var command = new Command("status", "Show what was collected, sent and refused");
        command.SetAction(parsed =>
        {
            var settings = parsed.Settings();
            using var database = GatewayDatabase.Open(settings.Database);
            var status = Read(settings, database);
            parsed.Output().Print(status, Lines);
            return status is { Refused: 0, OpenFailures.Count: 0, Uplink.InTrouble: false } ? ExitCode.Ok : ExitCode.Degraded;
        });
        return command;
    }

    private static Status Read(GatewaySettings settings, GatewayDatabase database) => database.Read(connection => new Status(
        settings.Site.Code,
        connection.Scalar<string>("SELECT MAX(day) FROM day"),
        Outbox.Count(connection, BatchState.Acknowledged),
        Outbox.Count(connection, BatchState.Pending),
        Outbox.Count(connection, BatchState.Refused),
        Outbox.PendingBytes(connection),
        UplinkState.Read(connection),
        connection.Scalar<long>("SELECT COUNT(*) FROM series"),
        connection.Scalar<long>("SELECT COUNT(*) FROM reading"),
        connection.Scalar<long>("SELECT COUNT(*) FROM reading WHERE quality=2"),
        connection.Scalar<long>("SELECT COUNT(*) FROM file_ledger WHERE outcome='done'"),
        connection.Scalar<long>("SELECT COUNT(*) FROM file_ledger WHERE outcome='bad'"),
        Outbox.OpenFailures(connection, null, 20),
        ResendBook.List(connection, 20)));

    private static IEnumerable<string> Lines(Status status)
    {
        yield return $"{status.Site}: {status.Readings} readings of {status.Series} series up to {status.LastDay ?? "never"}, {status.Doubted} doubted";
        yield return $"Files: {status.FilesRead} read, {status.FilesBad} refused";
        yield return $"Batches: {status.Acknowledged} acknowledged, {status.Pending} wait ({status.PendingBytes / 1024} KiB), {status.Refused} refused";
        yield return status.Uplink switch
        {
            { Held: true } => $"Uplink: the platform refuses the certificate ({status.Uplink.LastError}); next attempt {status.Uplink.NextAttemptAt}",
            { Failures: > 0 } => $"Uplink: {status.Uplink.Failures} failures in a row ({status.Uplink.LastError}); next attempt {status.Uplink.NextAttemptAt}",
            _ => $"Uplink: fine, last receipt {status.Uplink.LastSuccessAt?.ToString() ?? "never"}",
        };
        foreach (var failure in status.OpenFailures)
            yield return $"Failure: {failure.Batch} {(failure.Position is null ? "whole" : $"message {failure.Position} of {failure.Element} {failure.Start}")}: {failure.Code}. {failure.Reason}";
        foreach (var request in status.ResendRequests)
            yield return $"Asked again: {request.Element} {request.From} to {request.To}, {request.Times} times: {request.State}";
    }
}
