using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Delivery;

/// <summary>Parked work by tenant, contract and cause.</summary>
internal static class FailureGroups
{
    /// <summary>Of items that were parked before causes were kept.</summary>
    private const string UnknownCause = "?";

    /// <summary>Work that waits for an operator.</summary>
    public static IQueryable<WorkItemRow> Parked(UrbGradeContext database) =>
        database.Set<WorkItemRow>().Where(item => item.State == WorkItemState.Parked);

    /// <summary>The groups in the context's scope, the largest first.</summary>
    public static IQueryable<Entry> Of(UrbGradeContext database) => Parked(database)
        .GroupBy(item => new { item.TenantId, item.Contract, item.Cause })
        .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Max(item => item.FinishedAt))
        .Select(group => new Entry(
            group.Key.TenantId, group.Key.Contract, group.Key.Cause, group.Count(),
            group.Min(item => item.FinishedAt!.Value), group.Max(item => item.FinishedAt!.Value)));

    /// <summary>16 hex digits that name a group, the same on every day and in every process.</summary>
    public static string IdOf(int tenantId, string contract, string? cause) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{tenantId.ToString(CultureInfo.InvariantCulture)}\n{contract}\n{cause ?? UnknownCause}")))[..16];

    /// <summary>A group as the database counts it.</summary>
    internal sealed record Entry(int TenantId, string Contract, string? Cause, int Count, DateTimeOffset FirstSeen, DateTimeOffset LastSeen)
    {
        public string Id => IdOf(TenantId, Contract, Cause);

        public string CauseText => Cause ?? UnknownCause;
    }
}
