using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>What a site's gateway told of its log.</summary>
internal static class GatewayLog
{
    /// <param name="isOnly">Whether the tenant has no other site.</param>
    /// <param name="thumbprint">Of the certificate that signed for the site last; null while none did.</param>
    public static async Task<IReadOnlyList<GatewayLogLine>> Read(
        UrbGradeContext database, bool isOnly, string? thumbprint, EventLevel least, int take, CancellationToken cancellation)
    {
        var kinds = ToldEvents.KindsFrom(least);
        var lines = database.Set<SiteRecordRow>().Where(line => EF.Parameter(kinds).Contains(line.Kind));
        if (!isOnly)
        {
            // A renewed certificate keeps its subject.
            var gateway = await database.Set<GatewayCertificateRow>().Where(one => one.Thumbprint == thumbprint).Select(one => new { one.TenantId, one.Subject }).SingleOrDefaultAsync(cancellation);
            if (gateway is null)
            {
                return [];
            }

            lines = ToldEvents.Of(database, gateway.TenantId, kinds, gateway.Subject);
        }

        var newest = await lines.OrderByDescending(line => line.Id).Take(take)
            .Select(line => new { line.Id, line.Kind, line.At, line.Fields }).ToListAsync(cancellation);
        return [.. newest.Select(line => Line(line.Id, line.Kind, line.At, JsonSerializer.Deserialize<Dictionary<string, string>>(line.Fields)!))];
    }

    private static GatewayLogLine Line(long id, string kind, DateTimeOffset at, Dictionary<string, string> fields) => new(
        id, at, int.Parse(fields[ToldEvents.CodeField], CultureInfo.InvariantCulture), ToldEvents.LevelOf(kind), fields[ToldEvents.TextField]);
}
