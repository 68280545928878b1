using System.Globalization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class FindingWordsTests
{
    [Theory]
    [InlineData(FindingKind.ClockDrift)]
    [InlineData(FindingKind.Outage)]
    public void A_finding_that_an_earlier_release_kept_without_its_amount_does_not_say_that_amounts_do_not_matter(FindingKind kind)
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        var texts = TestTexts.Of<FindingText>();
        var kept = new FindingItem(
            1, kind, FindingScope.Series, "The Blue Chair (477)", 2, "Europe/Madrid", null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(9), 1.5, 0.9,
            Excess: null, Money: null, FindingState.New, IsWithdrawn: false, new Dictionary<string, double>());

        Assert.Equal("not known", FindingWords.Money(kept, "EUR", texts));
        Assert.Equal("It was found by an earlier release, which kept no amount of it.", FindingWords.WhyNoMoney(kept, texts));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_cold_spell_has_cost_is_not_told_as_that_of_a_year(bool isOfYear)
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        var young = new FindingItem(
            1, FindingKind.DailyLevel, FindingScope.Series, "Parkvej 3", 2, "Europe/Copenhagen", null, DateTimeOffset.UnixEpoch, End: null,
            1.5, 0.9, Excess: 20, Money: 12,
            FindingState.New, IsWithdrawn: false, new Dictionary<string, double>()) { Medium = "heat", IsMoneyOfYear = isOfYear };

        Assert.Equal(isOfYear, FindingWords.Money(young, "EUR", TestTexts.Of<FindingText>()).EndsWith(" a year", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 0, "The temperature outside is taken into account.")]
    [InlineData(
        0, 1, "The outside temperature is not known for enough weeks: what is expected goes by the hour of the week, and by what other meters of the carrier did on the same days.")]
    [InlineData(0, 0, "The outside temperature is not known for enough weeks: what is expected goes by the hour of the week alone.")]
    public void A_finding_says_what_told_it_the_season(double weather, double peers, string said)
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        var numbers = new Dictionary<string, double> { ["lookedFrom"] = 739_000, ["lookedLast"] = 739_100, ["weather"] = weather, ["peers"] = peers };
        var level = new FindingItem(
            1, FindingKind.DailyLevel, FindingScope.Series, "Parkvej 3", 2, "Europe/Copenhagen", null, DateTimeOffset.UnixEpoch, End: null,
            1.5, 0.9, Excess: 20, Money: 12,
            FindingState.New, IsWithdrawn: false, numbers) { Medium = "heat" };

        Assert.Equal(said, FindingWords.Stands(level, TestTexts.Of<FindingText>()).Last());
    }

    [Theory]
    [InlineData(null, "Findings by how far they stand out", true)]
    [InlineData(12.0, "Findings by money at stake", false)]
    public void Findings_of_which_no_price_is_known_are_not_said_to_be_ordered_by_money(double? money, string order, bool lacksPrice)
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        FindingItem[] items =
        [
            new FindingItem(
                1, FindingKind.DailyLevel, FindingScope.Series, "Parkvej 3", 2, "Europe/Copenhagen", null, DateTimeOffset.UnixEpoch, End: null,
                1.5, 0.9, Excess: 20, money, FindingState.New, IsWithdrawn: false, new Dictionary<string, double>()),
        ];

        Assert.Equal((order, lacksPrice), (FindingWords.Order(items, TestTexts.Of<FindingText>()), FindingWords.LacksPrice(items)));
    }

    [Theory]
    [InlineData(FindingKind.DailyLevel, 0.5, 100, "50%")]
    [InlineData(FindingKind.DailyLevel, 4e9, 0, "instead of")]
    [InlineData(FindingKind.NightEnergy, 1200, 0.01, "instead of")]
    public void Far_above_next_to_nothing_a_finding_tells_amounts_and_no_share(FindingKind kind, double share, double expected, string said)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var numbers = new Dictionary<string, double> { ["share"] = share, ["measured"] = 12, ["expected"] = expected, ["days"] = 5 };
        var spike = new FindingItem(
            1, kind, FindingScope.Series, "Parkvej 3", 2, "Europe/Copenhagen", null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(5),
            1.5, 0.9, Excess: 12, Money: null, FindingState.New, IsWithdrawn: false, numbers) { Medium = "power" };

        var sentence = FindingWords.Sentence(spike, TestTexts.Of<FindingText>());

        Assert.Contains(said, sentence, StringComparison.Ordinal);
        Assert.Equal(said == "50%", sentence.Contains('%', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("voltage", "Fell silent: Voltage.")]
    [InlineData("temperature_in", "Fell silent: Temperature inside.")]
    [InlineData(null, "One quantity of the meter fell silent")]
    public void Two_sensors_of_a_meter_fell_silent_in_the_same_words(string? quantity, string said)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var silent = new FindingItem(
            1, FindingKind.Silence, FindingScope.Series, "The Blue Chair (479)", 2, "Europe/Madrid", null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(8),
            1.5, 0.9, Excess: null, Money: null, FindingState.New, IsWithdrawn: false, new Dictionary<string, double> { ["cause"] = 4, ["meters"] = 1 }) { Quantity = quantity };

        Assert.StartsWith(said, FindingWords.Sentence(silent, TestTexts.Of<FindingText>()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(240, 35.6, "For 10 nights lamps switched 240 minutes late at both ends: the clock is slow. So they burned 36 hours with the sun up,")]
    [InlineData(-240, 35.6, "For 10 nights lamps switched 240 minutes early at both ends: the clock is fast. So they burned 36 hours with the sun up,")]
    [InlineData(45, 0, "For 10 nights lamps switched 45 minutes late: the clock is slow.")]
    public void A_clock_that_is_hours_off_says_how_long_lamps_burned_by_day_for_that(double minutes, double hours, string said)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var numbers = new Dictionary<string, double> { ["clock"] = 1, ["nights"] = 10, ["minutes"] = minutes, ["hours"] = hours };
        var drift = new FindingItem(
            1, FindingKind.ClockDrift, FindingScope.Series, "Cabinet 1", 2, "Europe/Madrid", null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(10),
            1.5, 0.9, Excess: 0, Money: null, FindingState.New, IsWithdrawn: false, numbers);

        Assert.StartsWith(said, FindingWords.Sentence(drift, TestTexts.Of<FindingText>()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "en", "Only this meter fell silent, with all that it measures (Energy, Voltage);")]
    [InlineData(4, "en", "Fell silent together: Energy, Voltage.")]
    [InlineData(4, "da", "Blev tavse samtidig: Energi, ")]
    public void What_fell_silent_together_is_named_in_one_sentence(double cause, string language, string said)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        var silent = new FindingItem(
            1, FindingKind.Silence, FindingScope.Series, "The Blue Chair (479)", 2, "Europe/Madrid", null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(8),
            1.5, 0.9, Excess: null, Money: null, FindingState.New, IsWithdrawn: false, new Dictionary<string, double> { ["cause"] = cause, ["meters"] = 1 })
        {
            Quantity = "energy", AlsoSilent = ["voltage"],
        };

        Assert.StartsWith(said, FindingWords.Sentence(silent, TestTexts.Of<FindingText>()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FindingKind.DailyLevel, "water", "en", "Water")]
    [InlineData(FindingKind.DailyLevel, "water", "eu", "Ura")]
    [InlineData(FindingKind.BaseLoad, "light", "da", "Gadebelysning")]
    [InlineData(FindingKind.Frozen, "heat", "es", "Calor")]
    [InlineData(FindingKind.UnusualHours, "gas", "ca", "Gas")]
    [InlineData(FindingKind.Silence, null, "en", null)]
    [InlineData(FindingKind.WaterLeak, "water", "en", null)]
    public void A_finding_of_a_water_meter_did_not_say_that_it_is_about_water(FindingKind kind, string? medium, string language, string? said)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        var level = new FindingItem(
            1, kind, FindingScope.Series, "Parkvej 3 (W7)", 2, "Europe/Copenhagen", null, DateTimeOffset.UnixEpoch, End: null,
            1.5, 0.9, Excess: 20, Money: null, FindingState.New, IsWithdrawn: false, new Dictionary<string, double>()) { Medium = medium };

        Assert.Equal(said, FindingWords.Carrier(level, TestTexts.Shared));
    }
}
