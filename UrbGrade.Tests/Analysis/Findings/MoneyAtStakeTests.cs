using UrbGrade.Bus.Contracts.Analysis;
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
        var found = new Found(FindingKind.DailyLevel, 0, null, 2, 0.9, 100, new Dictionary<string, double>());
        var stake = new MoneyAtStake(new Dictionary<string, double> { [medium] = 1 }).Of(new FoundOfScope(FindingScope.Series, 1, 1, medium, found), days * Day);
        Assert.Equal(money, stake!.Value, 6);
    }
}
