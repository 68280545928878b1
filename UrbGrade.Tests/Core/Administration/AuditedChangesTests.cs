using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Administration;

public class AuditedChangesTests
{
    [Fact]
    public async Task A_change_that_is_done_is_told_as_done_though_its_notice_fails()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var platform = new TestPlatform();
        var tenants = platform.Get<ITenantRegistry>();
        var fails = true;
        platform.Get<ChangeWatch>().Subscribe(ChangeTopic.Registry, () =>
        {
            if (fails)
            {
                throw new IOException("The database cannot be read.");
            }
        });

        var result = await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), cancellation);

        Assert.Equal(AdministrationOutcome.Done, result.Outcome);
        fails = false;
        platform.Get<ChangeWatch>().Look();
        Assert.Equal("Eibar", tenants.FindByCode("30")?.Name);
    }
}
