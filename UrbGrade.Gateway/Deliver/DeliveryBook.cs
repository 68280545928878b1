using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Deliver;

/// <summary>
/// Commits what came of each attempt, to the batch and to the state of the line, and tells the operator: one alert when
/// the line has failed often enough, one word when it works again, each refusal with its cause.
/// </summary>
internal sealed partial class DeliveryBook(
    GatewaySettings settings, GatewayDatabase database, IMessageShape shape, RetryPolicy retry, ILogger<DeliveryBook> log)
{
    private const string RefusedForIdentity = "error LIKE 'identity %'";

    private readonly SiteCalendar calendar = new(settings.Site.Zone);
    private readonly Lock turn = new();
    private UplinkState line = database.Read(UplinkState.Read);
    private Instant lastFailureAt = Instant.MinValue;
    private bool clocksApart;

    public bool InTrouble
    {
        get
        {
            lock (turn)
                return line.InTrouble;
        }
    }

    public void Acknowledge(OutboxBatch batch, ReadOnlyMemory<byte> body, UplinkAnswer.Acknowledged answer, Instant sentAt, Instant now)
    {
        var receipt = answer.Receipt;
        var failures = receipt.Rejections.Select(rejection =>
        {
            var (element, start) = shape.Locate(body, rejection.Index);
            return new DeliveryFailure(batch.Id, rejection.Index, element, start, rejection.Code, rejection.Reason, now);
        }).ToList();
        bool wasAlerted;
        int reopened;
        List<ResendNote> asked;
        lock (turn)
        {
            wasAlerted = line.Alerted || line.Held;
            line = new UplinkState(0, Instant.FromUnixTimeSeconds(0), false, false, null, now);
            (reopened, asked) = database.Write(connection =>
            {
                connection.Execute(
                    """
                    UPDATE batch SET attempts=attempts+1, state='acknowledged', error=NULL, settled_at=@2, receipt_id=@3, batch_key=@4,
                        accepted=@5, duplicate=@6, rejected=@7, receipt=@8 WHERE id=@1
                    """,
                    batch.Id, now.ToUnixTimeSeconds(), receipt.ReceiptId, receipt.BatchKey,
                    receipt.Accepted, receipt.Duplicate, receipt.Rejected, answer.Envelope);
                Outbox.CloseFailuresBefore(connection, batch, now);
                foreach (var failure in failures)
                    Outbox.AddFailure(connection, failure);
                line.Write(connection);
                var again = wasAlerted ? Outbox.Reopen(connection, RefusedForIdentity, now) : 0;
                return (again, ResendBook.Note(connection, receipt.ResendRequests, settings.Meters, calendar, sentAt, now));
            });
        }

        if (wasAlerted)
            LogRestored(batch.Id);
        if (reopened > 0)
            LogReopened(reopened);
        LogAcknowledged(batch.Id, receipt.ReceiptId, receipt.Accepted, receipt.Duplicate, receipt.Rejected);
        if (failures.Count > 0)
            LogRejected(batch.Id, failures.Count, failures[0].Element ?? "?", failures[0].Code, failures[0].Reason);
        foreach (var note in asked)
            Report(note);
        if (answer.ServerTime is { } server)
            CompareClocks(server, now.ToDateTimeOffset());
    }

    public void Refuse(OutboxBatch batch, UplinkAnswer.Refused answer, Instant now)
    {
        bool wasAlerted;
        lock (turn)
        {
            wasAlerted = line.Alerted && !answer.OfIdentity;
            if (answer.OfIdentity)
                line = line with { Held = true, NextAttemptAt = now + Duration.FromTimeSpan(settings.Uplink.Retry.ThenEvery), LastError = answer.Reason };
            else
                line = new UplinkState(0, Instant.FromUnixTimeSeconds(0), false, false, null, line.LastSuccessAt);
            database.Write(connection =>
            {
                Outbox.Refuse(connection, batch.Id, answer.OfIdentity ? $"identity {answer.Code}" : answer.Code, answer.Reason, now);
                line.Write(connection);
            });
        }

        if (wasAlerted)
            LogRestored(batch.Id);
        LogRefused(batch.Id, answer.Code, answer.Reason);
        if (answer.OfIdentity)
            LogHeld(answer.Code, settings.Uplink.Retry.ThenEvery);
    }

    public void Fail(OutboxBatch batch, UplinkAnswer.Failed answer, Instant sentAt, Instant now)
    {
        bool alert;
        int failures;
        lock (turn)
        {
            // Batches that were on their way together meet one failure of the line, not one each.
            failures = sentAt <= lastFailureAt ? Math.Max(1, line.Failures) : line.Failures + 1;
            lastFailureAt = now;
            alert = retry.Alerts(failures) && !line.Alerted;
            var wait = retry.After(failures);
            if (answer.WaitAtLeast is { } least && Duration.FromTimeSpan(least) > wait)
                wait = Duration.FromTimeSpan(least);
            line = line with { Failures = failures, NextAttemptAt = now + wait, Alerted = line.Alerted || alert, LastError = answer.Reason };

            // A batch that fails more often than the line does waits longer than the others and lets them pass.
            var own = batch.Attempts + 1 >= settings.Uplink.Retry.Attempts ? now + retry.After(batch.Attempts + 1) : line.NextAttemptAt;
            database.Write(connection =>
            {
                Outbox.Retry(connection, batch.Id, answer.Reason, own);
                line.Write(connection);
            });
        }

        if (answer.Doubted)
            LogNotBelieved(batch.Id, answer.Reason);
        else
            LogFailed(batch.Id, failures, answer.Reason);
        if (alert)
            LogDown(failures, answer.Reason, settings.Uplink.Retry.ThenEvery);
    }

    // Said once when they part and once when they agree again, not with every receipt.
    private void CompareClocks(DateTimeOffset server, DateTimeOffset own)
    {
        var apart = (server - own).Duration() > settings.Uplink.MostClockSkew;
        if (Interlocked.Exchange(ref clocksApart, apart) == apart)
            return;
        if (apart)
            LogClockApart(server, own);
        else
            LogClockAgrees(server);
    }

    private void Report(ResendNote note)
    {
        if (note.State == ResendBook.Answered)
            LogResendAsked(note.Element, note.From, note.To);
        else if (note.State == ResendBook.NoData)
            LogResendWithoutData(note.Element, note.From, note.To);
    }

    [LoggerMessage(EventCode.BatchAcknowledged, LogLevel.Debug, "{Batch} acknowledged by receipt {Receipt}: {Accepted} accepted, {Duplicate} duplicate, {Rejected} rejected")]
    private partial void LogAcknowledged(string batch, string receipt, int accepted, int duplicate, int rejected);

    [LoggerMessage(EventCode.BatchRefused, LogLevel.Error, "{Batch} refused: {Code}. {Reason} It is not sent again by itself")]
    private partial void LogRefused(string batch, string code, string reason);

    [LoggerMessage(EventCode.UplinkHeld, LogLevel.Critical, "The platform refuses this gateway's certificate ({Code}); other batches wait and one is tried every {Every}")]
    private partial void LogHeld(string code, TimeSpan every);

    [LoggerMessage(EventCode.MessagesRejected, LogLevel.Warning, "{Batch}: {Count} messages rejected; the first, of {Element}: {Code}. {Reason}")]
    private partial void LogRejected(string batch, int count, string element, string code, string reason);

    [LoggerMessage(EventCode.AttemptFailed, LogLevel.Warning, "{Batch}: attempt failed ({Failures} in a row): {Reason}")]
    private partial void LogFailed(string batch, int failures, string reason);

    [LoggerMessage(EventCode.ReceiptNotBelieved, LogLevel.Error, "{Batch}: the answer is not believed and the batch stays unacknowledged: {Reason}")]
    private partial void LogNotBelieved(string batch, string reason);

    [LoggerMessage(EventCode.UplinkDown, LogLevel.Critical, "No batch got through in {Failures} attempts ({Reason}); trying every {Every} from now on")]
    private partial void LogDown(int failures, string reason, TimeSpan every);

    [LoggerMessage(EventCode.UplinkRestored, LogLevel.Warning, "The platform is reached again, by {Batch}")]
    private partial void LogRestored(string batch);

    [LoggerMessage(EventCode.RefusedAgainPending, LogLevel.Information, "{Count} batches that were refused for the gateway's certificate wait to be sent again")]
    private partial void LogReopened(int count);

    [LoggerMessage(EventCode.ResendAsked, LogLevel.Information, "The platform asks for {Element} from {From} to {To}; the days are sent again")]
    private partial void LogResendAsked(string element, Instant from, Instant to);

    [LoggerMessage(EventCode.ResendWithoutData, LogLevel.Warning, "The platform asks for {Element} from {From} to {To}, and nothing is known here that could fill it")]
    private partial void LogResendWithoutData(string element, Instant from, Instant to);

    [LoggerMessage(EventCode.ClockAgrees, LogLevel.Information, "The platform's clock agrees with this one again: {Server:u}")]
    private partial void LogClockAgrees(DateTimeOffset server);

    [LoggerMessage(EventCode.ClockApart, LogLevel.Warning, "The platform's clock says {Server:u}, this one {Own:u}; set up time synchronisation")]
    private partial void LogClockApart(DateTimeOffset server, DateTimeOffset own);
}
