using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalSiteReceipts(FictionalDistrict district, ITenantSession session) : ISiteReceipts
{
    public Task<IReadOnlyList<SiteReceipt>> List(CancellationToken cancellation)
    {
        district.ThrowIfBroken();
        return Task.FromResult<IReadOnlyList<SiteReceipt>>(
            district.IsEmpty || !(session.IsPlatformAdministrator || session is { IsTenantAdministrator: true, CurrentTenantId: 2 }) ? [] :
            [
                new(2, "Sant Fictici", 1, "Sant Fictici shops", FictionalDistrict.LastReadingAt.AddMinutes(12)),
                new(2, "Sant Fictici", 2, "Market Hall", FictionalDistrict.LastReadingAt.AddMinutes(12)),
            ]);
    }
}
