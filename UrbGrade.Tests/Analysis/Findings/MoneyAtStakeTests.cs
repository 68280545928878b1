using System.Globalization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Findings;

namespace UrbGrade.Tests.Analysis.Findings;

public sealed class MoneyAtStakeTests
{
    private const long Day = 86_400_000;

    [Theory]
    [InlineData("power", 5, 7300)]
    [InlineData("heat", 5, 100)]
    [InlineData("gas", 5, 100)]
    [InlineData("heat", 105, 200)]
    [InlineData("heat", 300, 100)]
    public void A_cold_spell_is_not_told_as_a_year_of_it(string medium, int days, double money)
    {
        var tariff = new TariffEntry("DK", medium, 2025, "contract", 1, 0, 0, "DKK", "test");
        var found = new Found(FindingKind.DailyLevel, 0, null, 2, 0.9, 100, new Dictionary<string, double>());
        var stake = new MoneyAtStake([tariff], "DK", "20", new DateOnly(2026, 6, 1)).Of(new FoundOfScope(FindingScope.Series, 1, 1, medium, found), days * Day);
        Assert.Equal(money, stake!.Value, 6);
    }

    [Theory]
    [InlineData("20", "2026-05-31", 100)]
    [InlineData("20", "2026-06-01", 300)]
    [InlineData("21", "2026-06-01", 100)]
    public void Waste_is_never_priced_by_the_contract_of_another_tenant_nor_by_one_that_has_not_begun(string tenant, string day, double money)
    {
        TariffEntry[] tariffs =
        [
            new("DK", "heat", 2025, "contract", 1, 0, 0, "DKK", "test"),
            new("DK", "heat", 2026, "contract", 3, 0, 0, "DKK", "test") { FromDay = new DateOnly(2026, 6, 1), TenantCode = "20" },
        ];
        var found = new Found(FindingKind.DailyLevel, 0, null, 2, 0.9, 100, new Dictionary<string, double>());
        var stake = new MoneyAtStake(tariffs, "DK", tenant, DateOnly.Parse(day, CultureInfo.InvariantCulture))
            .Of(new FoundOfScope(FindingScope.Series, 1, 1, "heat", found), 5 * Day);
        Assert.Equal(money, stake!.Value, 6);
    }
}
