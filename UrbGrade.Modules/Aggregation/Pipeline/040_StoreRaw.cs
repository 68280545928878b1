using System.Diagnostics;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Gaps;
using UrbGrade.Modules.Aggregation.Store;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>Keeps the request, its outcomes, its signature's replay key and its announcement in one commit. A body that is there
/// already changes nothing and gets the receipt that it got first.</summary>
internal sealed class StoreRaw(ICommitQueue commits, ITenantRegistry registry, Announce announce, OpenWishes wishes)
{
    /// <summary>Returns when the receipt is true.</summary>
    /// <exception cref="SoapFaultException">The same signature is stored already (InvalidSecurity).</exception>
    /// <exception cref="StoreUnavailableException">Nothing was stored.</exception>
    /// <param name="wished">What operators want sent again; its receipt carries it once.</param>
    public async Task<AggregationReceipt> Store(
        SignedRequest request, MessageOutcomes outcomes, IReadOnlyList<ResendRequest> gaps, IReadOnlyList<OpenWish> wished)
    {
        gaps = wished.Count == 0 ? gaps : [.. wished.Select(wish => wish.Request), .. gaps];
        var row = Row(request, outcomes, gaps);
        Activity.Current?.SetTag(WorkTelemetry.ConversationTag, row.ConversationId);
        // A sender that hangs up now may have its request stored all the same; it will ask again and get the receipt.
        return await commits.Commit(session => Write(session, request, row, outcomes, gaps, wished), CancellationToken.None);
    }

    private AggregationReceipt Write(
        IWriteSession session, SignedRequest request, RawRequestRow row, MessageOutcomes outcomes, IReadOnlyList<ResendRequest> gaps,
        IReadOnlyList<OpenWish> wished)
    {
        if (!RawRequestTable.TryAddReplayKey(session, request.Envelope.ReplayKey, request.Envelope.ReplayUntil))
        {
            throw SoapFaults.InvalidSecurity("The signature is stored already");
        }

        if (RawRequestTable.ReceiveAgain(session, row.TenantId, row.BodyHash) is { } earlier)
        {
            return earlier;
        }

        foreach (var meter in outcomes.NewMeters)
        {
            registry.RegisterMeter(session, row.TenantId, meter);
        }

        var id = RawRequestTable.Add(session, row);
        if (wished.Count > 0)
        {
            wishes.MarkSent(session, row.TenantId, wished, row.ReceivedAt);
        }

        if (row.Accepted > 0)
        {
            announce.Add(session, row.TenantId, row.ConversationId, id);
        }

        return new AggregationReceipt(
            row.ReceiptId, row.ReceivedAt, row.BodyHash, row.Accepted, row.Duplicate, row.Rejected, outcomes.Rejections, gaps);
    }

    private static RawRequestRow Row(SignedRequest request, MessageOutcomes outcomes, IReadOnlyList<ResendRequest> gaps)
    {
        var id = Guid.CreateVersion7(request.ReceivedAt).ToString("N");
        return new RawRequestRow
        {
            TenantId = request.Tenant.Id,
            BodyHash = request.Envelope.BodyHash,
            ReceiptId = id,
            ConversationId = id,
            ReceivedAt = request.ReceivedAt,
            SignedAt = request.Envelope.Created,
            Waiting = request.Envelope.Waiting,
            CertificateThumbprint = Sha256Thumbprint.Of(request.Envelope.Certificate),
            Envelope = EnvelopePacking.Pack(request.Bytes.Span),
            EnvelopeBytes = request.Bytes.Length,
            MessageCount = outcomes.Messages,
            Accepted = outcomes.Accepted,
            Duplicate = outcomes.Duplicates.Count,
            Rejected = outcomes.Rejections.Count,
            Rejections = StoredLists.Write(outcomes.Rejections),
            Duplicates = StoredLists.WriteIndexes(outcomes.Duplicates),
            ResendRequests = StoredLists.Write(gaps),
            FirstMeasuredAt = outcomes.Meters.Count == 0 ? null : outcomes.Meters.Values.Min(span => span.From),
            LastMeasuredAt = outcomes.Meters.Count == 0 ? null : outcomes.Meters.Values.Max(span => span.To),
            // Nothing of it is left to do.
            QuantifiedAt = outcomes.Accepted == 0 ? request.ReceivedAt : null,
        };
    }
}
