using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>A tenant's picture, apart from the tenant, which is read often.</summary>
internal sealed class TenantLogoRow : ITenantOwned
{
    public int TenantId { get; set; }

    public required byte[] Png { get; set; }
}
