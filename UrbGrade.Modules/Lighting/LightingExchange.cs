using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Lighting.Store;

namespace UrbGrade.Modules.Lighting;

internal sealed partial class LightingExchange(IUrbGradeContexts contexts, TimeProvider time, ILogger<LightingExchange> logger) : ILightingExchange
{
    private const int LongestCause = 200;

    public IReadOnlyList<LightingProgram> Exchange(IWriteSession session, int tenantId, LightingRequest request)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        foreach (var report in request.Reports)
        {
            var row = database.Set<LightingProgramRow>().SingleOrDefault(p => p.TenantId == tenantId && p.Node == report.Node && p.Version == report.Version);
            if (row is null)
            {
                LogUnknown(report.Node, report.Version, tenantId);
            }
            else if (Note(row, report))
            {
                LogReported(report.Node, report.Version, report.State, report.Cause);
                database.SaveChanges();
            }
        }

        var newest = database.Set<LightingProgramRow>()
            .Where(p => p.TenantId == tenantId && !database.Set<LightingProgramRow>().Any(later => later.Node == p.Node && later.Version > p.Version))
            .OrderBy(p => p.Node)
            .ToList();
        return [.. newest.Where(p => request.Known.TryGetValue(p.Node, out var known) && known < p.Version).Select(p => p.ToProgram())];
    }

    /// <summary>Notes a state once.</summary>
    /// <returns>False when it was known.</returns>
    private bool Note(LightingProgramRow row, NodeReport report)
    {
        // A gateway whose clock runs ahead must not tell of the future.
        var now = time.GetUtcNow();
        var at = report.At > now ? now : report.At;
        switch (report.State)
        {
            case ProgramState.Fetched when row.FetchedAt is null:
                row.FetchedAt = at;
                return true;
            case ProgramState.HandedOver when row.HandedOverAt is null:
                row.HandedOverAt = at;
                return true;
            case ProgramState.Acknowledged when row.AcknowledgedAt is null:
                row.AcknowledgedAt = at;
                return true;
            case ProgramState.Refused when row.RefusedAt is null:
                (row.RefusedAt, row.Cause) = (at, Shorten(report.Cause));
                return true;
            default:
                return false;
        }
    }

    private static string? Shorten(string? cause) => cause?.Length > LongestCause ? cause[..LongestCause] : cause;

    [LoggerMessage(EventId = 2301, Level = LogLevel.Information, Message = "Program {Version} of node {Node}: {State} {Cause}")]
    private partial void LogReported(string node, int version, ProgramState state, string? cause);

    [LoggerMessage(EventId = 2302, Level = LogLevel.Warning,
        Message = "A gateway of tenant {TenantId} reports of program {Version} of node {Node}, which does not exist")]
    private partial void LogUnknown(string node, int version, int tenantId);
}
