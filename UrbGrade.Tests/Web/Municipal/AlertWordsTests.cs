using System.Globalization;
using Microsoft.Extensions.Configuration;
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

    [Theory]
    [InlineData("en", "", "Load factor: 1 alert")]
    [InlineData("eu", "", "Karga-faktorea: ")]
    [InlineData("eu", "Even use", "Even use: ")]
    public void The_name_of_a_target_stayed_in_the_language_of_the_script_that_set_it(string language, string name, string subject)
    {
        var rule = new AlertRuleDraft(name, AlertKind.Target, null, "load_factor", IsAbove: false, 0.5, null, AlertDelivery.AtOnce, "staff@urbgrade.example", language, IsOfTenant: true);
        var facts = new AlertFacts("Eibar", new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), "Europe/Madrid", 0.25, "1", Kpi: "load_factor", KpiName: "Load factor");

        var (said, body) = new AlertWords(new ConfigurationBuilder().Build()).Write(rule, [facts]);

        Assert.StartsWith(subject, said, StringComparison.Ordinal);
        Assert.Contains(subject[..subject.IndexOf(':', StringComparison.Ordinal)], body.Split('\n')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "kW.h", "14.0\u00a0kWh, above 12.0\u00a0kWh.")]
    [InlineData("en", "%", "14.0%, above 12.0%.")]
    [InlineData("eu", "%", "%\u00a014,0, %\u00a012,0 baino gehiago.")]
    public void A_limit_is_told_in_the_unit_of_what_passed_it(string language, string unit, string end)
    {
        CultureInfo.CurrentCulture = new CultureInfo(language);
        var rule = new AlertRuleDraft("r", AlertKind.Threshold, null, "energy", IsAbove: true, 12, null, AlertDelivery.Daily, "staff@urbgrade.example", language, IsOfTenant: true);

        Assert.EndsWith(
            end, AlertWords.Sentence(rule, new AlertFacts("School", new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), "Europe/Madrid", 14, unit), new CultureInfo(language)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", FindingKind.BaseLoad, "heat", " (heat) at School, since")]
    [InlineData("es", FindingKind.DailyLevel, "power", " (electricidad) en School, desde")]
    [InlineData("ca", FindingKind.UnusualHours, "gas", " (gas) a School, des del")]
    [InlineData("eu", FindingKind.Frozen, "water", " (ura): School; noiztik")]
    [InlineData("da", FindingKind.BaseLoad, "light", " (gadebelysning): School, siden")]
    public void A_mail_did_not_say_whether_a_finding_was_of_heat_or_of_water(string language, FindingKind kind, string medium, string said)
    {
        var rule = new AlertRuleDraft(
            "r", AlertKind.Finding, null, null, IsAbove: true, 0, null, AlertDelivery.Daily, "staff@urbgrade.example", language, IsOfTenant: true);
        var at = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var words = new AlertWords(new ConfigurationBuilder().Build());
        var body = words.Write(rule, [new AlertFacts("School", at, "Europe/Madrid", FindingId: 7, Finding: kind, Medium: medium)]).Body;

        Assert.Contains(said, body, StringComparison.Ordinal);
        // Told by its kind already, and raised before it was kept.
        var leak = words.Write(rule, [new AlertFacts("School", at, "Europe/Madrid", FindingId: 7, Finding: FindingKind.WaterLeak, Medium: "water")]).Body;
        var earlier = words.Write(rule, [new AlertFacts("School", at, "Europe/Madrid", FindingId: 7, Finding: kind)]).Body;
        Assert.All([leak, earlier], one => Assert.DoesNotContain(" (", one, StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_of_one_carrier_is_told_with_it()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en");
        var rule = new AlertRuleDraft(
            "r", AlertKind.Kpi, null, "energy", IsAbove: true, 12, null, AlertDelivery.Daily, "staff@urbgrade.example", "en", IsOfTenant: true);
        var facts = new AlertFacts(
            "School", new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), "Europe/Madrid", 14, "kW.h", Kpi: "energy", KpiName: "Energy", Medium: "heat");

        Assert.StartsWith("School: ", AlertWords.Sentence(rule, facts, new CultureInfo("en")), StringComparison.Ordinal);
        Assert.Contains(" (heat)", AlertWords.Sentence(rule, facts, new CultureInfo("en")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "water", "water", "School: Water used in the week")]
    [InlineData("es", "water", "water", "School: Agua consumida")]
    [InlineData("ca", "street_power_density", "light", "School: Densitat de potència de l'enllumenat públic, D_P")]
    [InlineData("da", "heat_return", "heat", "School: ")]
    public void A_figure_that_is_named_after_its_carrier_was_told_with_it_once_more(string language, string kpi, string medium, string begin)
    {
        CultureInfo.CurrentCulture = new CultureInfo(language);
        var rule = new AlertRuleDraft("r", AlertKind.Kpi, null, kpi, IsAbove: true, 12, null, AlertDelivery.Daily, "staff@urbgrade.example", language, IsOfTenant: true);
        var facts = new AlertFacts(
            "School", new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), "Europe/Madrid", 14, "m3", Kpi: kpi, KpiName: kpi, Medium: medium);

        var sentence = AlertWords.Sentence(rule, facts, new CultureInfo(language));

        Assert.StartsWith(begin, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(" (", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("ca")]
    [InlineData("eu")]
    [InlineData("da")]
    public void A_mail_of_every_kind_has_all_its_words_in_the_language_of_the_rule(string language)
    {
        var words = new AlertWords(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Mail:Pages"] = "https://urbgrade.example/" }).Build());
        var at = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        foreach (var kind in Enum.GetValues<AlertKind>())
        {
            var rule = new AlertRuleDraft("r", kind, null, null, IsAbove: true, 12, null, AlertDelivery.Daily, "staff@urbgrade.example", language, IsOfTenant: true);
            var facts = kind switch
            {
                AlertKind.Finding => new AlertFacts("School", at, "Europe/Madrid", 20, "EUR", FindingId: 7, Finding: FindingKind.DayBurning),
                AlertKind.Kpi or AlertKind.Target => new AlertFacts("School", at, "Europe/Madrid", 20, "1", Kpi: "load_factor", KpiName: "Load factor"),
                _ => new AlertFacts("School", at, "Europe/Madrid", 20, "kW.h"),
            };

            var (subject, body) = words.Write(rule, [facts, facts with { IsRevocationList = true }]);
            var (inEnglish, bodyInEnglish) = words.Write(rule with { Language = "en" }, [facts, facts with { IsRevocationList = true }]);

            Assert.DoesNotMatch(@"(Mail|Alert|Kind)\.[A-Z]|\{\d", subject + body);
            Assert.Contains("School", body, StringComparison.Ordinal);
            Assert.Equal(kind == AlertKind.Finding, body.Contains("https://urbgrade.example/app/findings/7", StringComparison.Ordinal));
            Assert.EndsWith("https://urbgrade.example/app/alerts", body.TrimEnd(), StringComparison.Ordinal);
            Assert.Equal(language == "en", subject == inEnglish);
            Assert.Equal(language == "en", body == bodyInEnglish);
        }
    }
}
