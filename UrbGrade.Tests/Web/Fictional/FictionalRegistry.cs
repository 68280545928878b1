using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Tenants without a look of their own.</summary>
internal sealed class FictionalRegistry : ITenantRegistry, ITenantLogos
{
    public TenantInfo? FindByCode(string code) => null;

    public TenantInfo? Find(int tenantId) => null;

    public Task<TenantLogo?> Find(string tenantCode, CancellationToken cancellation) => Task.FromResult<TenantLogo?>(null);

    public Task<AdministrationResult> Set(string tenantCode, byte[]? png, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.NotAllowed));

    public MessageSchema? FindSchema(int tenantId, string type, string version) => null;

    public bool KnowsMeter(int tenantId, string source) => false;

    public void RegisterMeter(IWriteSession session, int tenantId, string source) => throw new NotSupportedException();
}
