using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>The one rule about a service and a tenant.</summary>
internal static class ServiceRules
{
    /// <summary>The rule as it stands; a new one, about to be added, where there is none.</summary>
    public static ServiceRuleRow Of(UrbGradeContext database, string contract, string module, int tenantId)
    {
        var row = database.Set<ServiceRuleRow>()
            .SingleOrDefault(rule => rule.Contract == contract && rule.Module == module && rule.TenantId == tenantId);
        if (row is null)
        {
            row = new ServiceRuleRow { Contract = contract, Module = module, TenantId = tenantId, NextFreeAt = DateTimeOffset.UnixEpoch };
            database.Add(row);
        }

        return row;
    }
}
