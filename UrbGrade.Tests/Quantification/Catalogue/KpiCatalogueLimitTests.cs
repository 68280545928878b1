using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification.Catalogue;

public class KpiCatalogueLimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, AdministrationOutcome.Done)]
    [InlineData(false, AdministrationOutcome.Invalid)]
    public async Task A_tenant_may_have_a_hundred_formulas_beside_those_that_it_ended(bool areEnded, AdministrationOutcome expected)
    {
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Change(database => database.AddRange(Enumerable.Range(0, 100).Select(number => new FormulaKpiRow
        {
            Id = 1001 + number, TenantId = tenant.Id, Code = $"ratio_{number}", Version = 1, Name = "Ratio", Formula = "peak / base_load", Unit = "1", WrittenBy = "test",
            WrittenAt = tenant.Platform.Clock.GetUtcNow(),
            IsRetired = areEnded,
        })));

        var catalogue = tenant.Platform.Get<IKpiCatalogue>();
        Assert.Equal(expected, (await catalogue.Write("20", new FormulaDraft("another", "Another", "peak", "kW"), Cancellation)).Outcome);
        Assert.Equal(expected, (await catalogue.Write("20", new FormulaDraft("third", "Third", "peak", "kW"), Cancellation)).Outcome);
    }
}
