using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Decoding;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Decodes a stored request into readings, and asks for the KPIs of the days that they change.</summary>
internal sealed partial class QuantifyReadings(
    IRawRequests requests,
    ITenantRegistry tenants,
    SeriesDirectory directory,
    ReadingWriter writer,
    RecordWriter recordWriter,
    StaleMarks stale,
    IBulkWriter bulk,
    IWorkItems workItems,
    IWorkContext work,
    ILogger<QuantifyReadings> logger) : IHandleMessages<RequestStored>
{
    public async Task Handle(RequestStored stored)
    {
        var request = await requests.Load(work.TenantId, stored.RawRequestId, work.Cancellation);
        var decoder = new RequestDecoder((type, version) => tenants.FindSchema(work.TenantId, type, version)?.Mapping);
        var decoded = decoder.Decode(request.Envelope, request.SkippedIndexes);
        var readings = await Resolve(decoded, request.Id);
        if (decoded.Unreadable + readings.WithoutMeter > 0)
        {
            LogLeftOut(decoded.Unreadable, readings.WithoutMeter, request.Id, work.ConversationId);
        }

        if (readings.Deleted > 0)
        {
            LogDeleted(readings.Deleted, request.Id, work.ConversationId);
        }

        if (readings.OfOtherKind > 0)
        {
            LogOfOtherKind(readings.OfOtherKind, request.Id, work.ConversationId);
        }

        var known = decoded.Records.Count == 0 ? null : await directory.Get(work.TenantId, work.Cancellation);
        work.OnCommit(session => Write(session, request.Id, readings, decoded.Records, known));
    }

    private async Task<RequestReadings> Resolve(DecodedRequest decoded, long requestId)
    {
        var from = tenants.Find(work.TenantId)?.FiguresFrom;
        var known = await directory.Get(work.TenantId, work.Cancellation);
        var readings = RequestReadings.From(decoded, known, work.TenantId, requestId, from);
        if (readings.IsComplete)
        {
            return readings;
        }

        known = await directory.Reload(work.TenantId, work.Cancellation);
        return RequestReadings.From(decoded, known, work.TenantId, requestId, from);
    }

    private void Write(IWriteSession session, long requestId, RequestReadings readings, IReadOnlyList<DecodedRecord> records, TenantSeries? known)
    {
        foreach (var hours in readings.Targets.Where(target => target.CounterId > 0))
        {
            PutBeside(session, requestId, hours);
        }

        foreach (var hours in readings.Targets.Where(target => target is { SeriesId: 0, CounterBeside: > 0 }))
        {
            // What a counter with a quantity of its own told is in figures from now on, up to these hours.
            stale.DaysOfMeter(session, work.TenantId, hours.Meter.Id, DateOnly.MinValue);
        }

        var counts = writer.Write(session, work.WorkItemId, readings.Targets, readings.Readings);
        Write(session, requestId, records, known);
        requests.MarkQuantified(session, work.TenantId, requestId, counts.Added, counts.Revised, counts.Unchanged);
        if (counts.Marks > 0)
        {
            workItems.Add(
                session, work.TenantId, work.ConversationId, new ReadingsChanged(work.TenantId), ComputeKpis.UniqueKey(work.TenantId));
        }

        session.AfterCommit(() => Committed(requestId, readings, counts));
    }

    /// <summary>Figures stand on the hours that a meter delivers from the first of them on, also where its counter came
    /// first: what was computed of that is computed anew.</summary>
    private void PutBeside(IWriteSession session, long requestId, SeriesTarget hours)
    {
        if (SeriesRows.PutBeside(session, work.TenantId, hours))
        {
            stale.Moved(session, work.TenantId, hours.Meter.Id, hours.Meter.AssetId);
            ChangeCounters.Advance(session, ChangeTopic.Registry);
            session.AfterCommit(() => LogPutBeside(hours.Meter.Source, hours.Key.Quantity, requestId, work.ConversationId));
        }
    }

    /// <summary>Keeps the records, and asks for the periods of the assets that they say something else about now; at
    /// once for those of which something else was said.</summary>
    private void Write(IWriteSession session, long requestId, IReadOnlyList<DecodedRecord> records, TenantSeries? known)
    {
        var said = recordWriter.Write(session, work.TenantId, requestId, records)
            .Select(one => (one.Kind, Subject: known?.FindSubject(one.Subject), one.At, one.Corrects)).Where(one => one.Subject is not null)
            .Select(one => (one.Kind, one.Subject!.Value.AssetId, Day: one.Subject.Value.Calendar.DayOf(one.At), one.Corrects)).Distinct().ToList();
        // Who lives there holds until something else is said.
        foreach (var asset in said.Where(one => one.Kind == TraitReader.PrimaryData).GroupBy(one => (one.AssetId, one.Corrects), one => one.Day))
        {
            stale.Said(session, work.TenantId, asset.Key.AssetId, asset.Min(), requestId, asset.Key.Corrects);
        }

        said.RemoveAll(one => one.Kind == TraitReader.PrimaryData);
        StaleMonth[] months =
        [
            .. said.GroupBy(one => (one.AssetId, Month: LocalCalendar.MonthOf(one.Day)), one => one.Corrects).OrderBy(month => month.Key)
                .Select(month => StaleMonth.Of(work.TenantId, month.Key.AssetId, month.Key.Month, requestId, month.Any(corrects => corrects))),
        ];
        if (months.Length == 0)
        {
            return;
        }

        bulk.Upsert<StaleMonth>(session, StaleMonth.Table, months);
        bulk.Upsert<CorrectedDay>(session, CorrectedDay.Table,
        [
            .. said.Where(one => one.Corrects).Select(one => CorrectedDay.Of(work.TenantId, one.AssetId, one.Day, requestId)).Distinct()
                .OrderBy(day => (day.AssetId, day.FirstDay)),
        ]);
        foreach (var corrects in months.Select(month => month.Corrects).Distinct())
        {
            stale.Ask(session, work.TenantId, work.ConversationId, corrects);
        }
    }

    private void Committed(long requestId, RequestReadings readings, ReadingCounts counts)
    {
        if (readings.Targets.Any(target => target.SeriesId == 0))
        {
            directory.Forget(work.TenantId);
        }

        LogQuantified(requestId, work.ConversationId, counts.Added, counts.Revised, counts.Unchanged);
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Debug,
        Message = "Request {RequestId} of conversation {ConversationId} brought {Added} new, {Revised} revised and {Unchanged} known readings")]
    private partial void LogQuantified(long requestId, string conversationId, int added, int revised, int unchanged);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning,
        Message = "{Unreadable} unreadable values and {WithoutMeter} of unregistered meters were left out of request {RequestId} of conversation {ConversationId}")]
    private partial void LogLeftOut(int unreadable, int withoutMeter, long requestId, string conversationId);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning,
        Message = "{Deleted} values of request {RequestId} of conversation {ConversationId} were left out: those of their time were deleted, by the tenant's retention or with a person")]
    private partial void LogDeleted(int deleted, long requestId, string conversationId);

    [LoggerMessage(EventId = 2007, Level = LogLevel.Warning,
        Message = "{Values} values of request {RequestId} of conversation {ConversationId} were left out: their meters tell the same quantity in another way, as a counter or by intervals. "
            + "Name the meter anew, or map the field to another quantity")]
    private partial void LogOfOtherKind(int values, long requestId, string conversationId);

    [LoggerMessage(EventId = 2008, Level = LogLevel.Warning,
        Message = "Meter {Meter} delivers '{Quantity}' by intervals with request {RequestId} of conversation {ConversationId}: its counter stands beside them, and figures from the first interval on are made of the intervals alone")]
    private partial void LogPutBeside(string meter, string quantity, long requestId, string conversationId);
}
