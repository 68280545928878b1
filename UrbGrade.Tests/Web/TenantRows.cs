using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Web;

/// <summary>All that is stored of a tenant, to be compared with what it is later.</summary>
internal static class TenantRows
{
    /// <summary>Each of the tenant's tables as text, by its name; its own row and its people's accounts, too.</summary>
    public static SortedDictionary<string, string> Of(UrbGradeContext database, int tenantId)
    {
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(TenantRow)] = Text(database.Set<TenantRow>().Where(tenant => tenant.Id == tenantId)),
            [nameof(UserAccount)] = Text(database.Set<UserAccount>().Where(user => user.TenantId == tenantId)),
        };
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!;
        foreach (var entity in database.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(ITenantOwned))))
        {
            tables.Add(entity.ClrType.Name, Text((IQueryable<object>)set.MakeGenericMethod(entity.ClrType).Invoke(database, null)!));
        }

        return tables;
    }

    private static string Text(IQueryable<object> rows) =>
        string.Join('\n', rows.AsEnumerable().Select(row => JsonSerializer.Serialize(row, row.GetType())).Order(StringComparer.Ordinal));
}
