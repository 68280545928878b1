using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>The second public tenant, and that of the district where it has been given one, both without a look of their own.</summary>
internal sealed class FictionalRegistry(FictionalDistrict district) : ITenantRegistry, ITenantLogos
{
    private static readonly TenantInfo Other = new(3, "30", "Nowhere-on-Sea", "ES", FictionalDistrict.TimeZone, "EUR", true, false, null, TenantBrand.Plain);

    public TenantInfo? FindByCode(string code) => district.Tenant is { } own && own.Code == code ? own : null;

    public TenantInfo? Find(int tenantId) => tenantId == Other.Id ? Other : district.Tenant is { } own && own.Id == tenantId ? own : null;

    public Task<TenantLogo?> Find(string tenantCode, CancellationToken cancellation) => Task.FromResult<TenantLogo?>(null);

    public Task<AdministrationResult> Set(string tenantCode, byte[]? png, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.NotAllowed));

    public MessageSchema? FindSchema(int tenantId, string type, string version) => null;

    public bool KnowsMeter(int tenantId, string source) => false;

    public void RegisterMeter(IWriteSession session, int tenantId, string source) => throw new NotSupportedException();
}
