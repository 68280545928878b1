using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Tenants, their schemas and their meters, answered from memory. A change by an administrator, in this process
/// or in another one on the same database, shows within a second or two.</summary>
public interface ITenantRegistry
{
    /// <summary>The tenant of a code; null when there is none.</summary>
    TenantInfo? FindByCode(string code);

    /// <summary>The tenant of an id; null when there is none.</summary>
    TenantInfo? Find(int tenantId);

    /// <summary>The schema of a tenant's messages; null when none is registered.</summary>
    MessageSchema? FindSchema(int tenantId, string type, string version);

    /// <summary>Whether the tenant has a meter of that name.</summary>
    bool KnowsMeter(int tenantId, string source);

    /// <summary>Registers a meter with an asset of its own on the tenant's default site; does nothing when it is registered already.</summary>
    void RegisterMeter(IWriteSession session, int tenantId, string source);
}
