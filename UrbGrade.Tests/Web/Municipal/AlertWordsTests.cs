using System.Globalization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class AlertWordsTests
{
    [Theory]
    [InlineData("en", "School: Load factor in the week from ", "below 0.50.")]
    [InlineData("eu", "School: Karga-faktorea, ", "0,50 baino gutxiago.")]
    public void A_kpi_is_named_in_the_language_of_the_rule_and_one_without_unit_has_none(string language, string begin, string end)
    {
        CultureInfo.CurrentUICulture = new CultureInfo("da");
        CultureInfo.CurrentCulture = new CultureInfo(language);
        var rule = new AlertRuleDraft("r", AlertKind.Kpi, null, "load_factor", IsAbove: false, 0.5, null, AlertDelivery.Daily, "staff@urbgrade.example", language, IsOfTenant: true);
        var facts = new AlertFacts("School", new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), "Europe/Madrid", 0.25, "1", Kpi: "load_factor", KpiName: "Load factor");

        var sentence = AlertWords.Sentence(rule, facts, new CultureInfo(language));

        Assert.StartsWith(begin, sentence, StringComparison.Ordinal);
        Assert.EndsWith(end, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(" ,", sentence, StringComparison.Ordinal);
    }
}
