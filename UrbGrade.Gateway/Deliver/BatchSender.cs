using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Deliver;

/// <summary>
/// Sends what the outbox holds, several days at once while the line is good, one at a time while it is not. What comes
/// back is committed before the next batch of the same day may leave.
/// </summary>
internal sealed partial class BatchSender(
    GatewaySettings settings, GatewayDatabase database, IUplink uplink, DeliveryBook book, TimeProvider time, ILogger<BatchSender> log)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);
    private int sending;

    /// <summary>Sends every batch whose time has come, until none is left or the line fails.</summary>
    /// <returns>How many were settled: acknowledged or refused.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        var settled = 0;
        var reported = time.GetTimestamp();
        while (!cancellation.IsCancellationRequested)
        {
            var state = database.Read(UplinkState.Read);
            if (state.InTrouble && state.NextAttemptAt > Now())
                return settled;
            var due = database.Read(connection => state.InTrouble
                ? Outbox.Probe(connection, Now())
                : Outbox.Due(connection, Now(), settings.Uplink.Parallel * 16));
            if (due.Count == 0)
                return settled;

            var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Uplink.Parallel, CancellationToken = cancellation };
            await Parallel.ForEachAsync(due, options, async (batch, token) =>
            {
                // The batches after a failure wait with the line, not each with a failure of its own.
                if (book.InTrouble && !state.InTrouble)
                    return;
                if (await SendAsync(batch, token))
                    Interlocked.Increment(ref settled);
                if (time.GetElapsedTime(Interlocked.Read(ref reported)) >= ProgressEvery)
                {
                    Interlocked.Exchange(ref reported, time.GetTimestamp());
                    ReportProgress(batch);
                }
            });
        }

        return settled;
    }

    private async Task<bool> SendAsync(OutboxBatch batch, CancellationToken cancellation)
    {
        Interlocked.Increment(ref sending);
        try
        {
            var sentAt = Now();
            var body = database.Read(connection => Outbox.Body(connection, batch.Id));
            using var trace = DeliveryTrace.Begin(batch.Id, batch.Messages);
            var answer = await uplink.SendAsync(body, batch.Messages, Waiting(), cancellation);
            DeliveryTrace.Ended(trace, answer);
            return Settle(batch, body, answer, sentAt);
        }
        finally
        {
            Interlocked.Decrement(ref sending);
        }
    }

    /// <summary>Batches that are not on their way yet; the last one to leave tells of none.</summary>
    private int Waiting() => Math.Max(0, database.Read(connection => Outbox.Count(connection, BatchState.Pending)) - Volatile.Read(ref sending));

    private bool Settle(OutboxBatch batch, byte[] body, UplinkAnswer answer, Instant sentAt)
    {
        switch (answer)
        {
            case UplinkAnswer.Acknowledged acknowledged:
                book.Acknowledge(batch, body, acknowledged, sentAt, Now());
                return true;
            case UplinkAnswer.Refused refused:
                book.Refuse(batch, refused, Now());
                return true;
            default:
                book.Fail(batch, (UplinkAnswer.Failed)answer, sentAt, Now());
                return false;
        }
    }

    private void ReportProgress(OutboxBatch batch)
    {
        var (done, all) = database.Read(connection => (
            Outbox.Count(connection, BatchState.Acknowledged),
            Outbox.Count(connection, BatchState.Acknowledged) + Outbox.Count(connection, BatchState.Pending)));
        LogProgress(done, all, SiteCalendar.Text(batch.Day));
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    [LoggerMessage(EventCode.SendingProgress, LogLevel.Information, "Sent day {Done} of {All} ({Day})")]
    private partial void LogProgress(int done, int all, string day);
}
