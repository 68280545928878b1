using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>What a gateway's newest requests tell of itself.</summary>
/// <param name="ClockBehind">Negative when its clock is ahead; null before any request.</param>
/// <param name="Waiting">Null where it does not say.</param>
internal readonly record struct GatewayWord(TimeSpan? ClockBehind, int? Waiting)
{
    /// <summary>Bounds what one page reads of requests.</summary>
    private const int MostRequests = 50;

    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <summary>Several batches leave side by side and do not arrive in the order of their leaving.</summary>
    private static readonly TimeSpan SideBySide = TimeSpan.FromSeconds(10);

    /// <param name="thumbprint">Of the certificate that signed last; null for all requests of the tenant.</param>
    public static async Task<GatewayWord> Of(UrbGradeContext database, string? thumbprint, CancellationToken cancellation)
    {
        var requests = database.Set<RawRequestRow>().AsNoTracking();
        if (thumbprint is not null)
        {
            // A renewed certificate keeps its subject.
            var certificates = database.Set<GatewayCertificateRow>();
            var subjects = certificates.Where(one => one.Thumbprint == thumbprint).Select(one => one.Subject);
            var own = await certificates.Where(one => subjects.Contains(one.Subject)).Select(one => one.Thumbprint).ToListAsync(cancellation);
            own.Add(thumbprint);
            requests = requests.Where(request => own.Contains(request.CertificateThumbprint));
        }

        var newest = await requests.OrderByDescending(request => request.ReceivedAt).Take(MostRequests)
            .Select(request => new { request.ReceivedAt, request.SignedAt, request.Waiting }).ToListAsync(cancellation);
        if (newest.Count == 0)
        {
            return default;
        }

        // A clock is never behind by more than the fastest request says: the others were longer on their way.
        var last = newest.FindAll(request => request.ReceivedAt > newest[0].ReceivedAt - Lately);
        var signed = last.Max(request => request.SignedAt);
        return new GatewayWord(last.Min(request => request.ReceivedAt - request.SignedAt), last.Where(request => signed - request.SignedAt < SideBySide).Min(request => request.Waiting));
    }
}
