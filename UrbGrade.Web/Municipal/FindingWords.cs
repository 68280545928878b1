using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Findings in words.</summary>
internal static class FindingWords
{
    /// <summary>One sentence that says what was found.</summary>
    public static string Sentence(FindingItem item, IStringLocalizer<FindingText> texts)
    {
        double N(string name) => item.Numbers.GetValueOrDefault(name);
        string Count(string name) => Measures.Number(N(name), 0);
        string Size(string name) => Measures.Number(Math.Abs(N(name)), Math.Abs(N(name)) < 10 && N(name) % 1 != 0 ? 1 : 0);
        var sign = item.Excess >= 0 ? "More" : "Less";
        return item.Kind switch
        {
            FindingKind.UnusualHours => texts.Counted(
                $"Say.UnusualHours.{sign}", Math.Round(N("hours"), 1), Amount(item, Math.Abs(item.Excess ?? 0)), Count("hours"), Amount(item, N("expected"))),
            FindingKind.DailyLevel when !Measures.IsShare(N("share")) => texts.Counted(
                "Say.DailyLevel.Amount", Math.Round(N("days"), 1), Amount(item, N("measured")), Amount(item, N("expected")), Count("days")),
            FindingKind.DailyLevel => texts.Counted($"Say.DailyLevel.{sign}", Math.Round(N("days"), 1), Measures.Change(N("share")), Count("days")),
            FindingKind.UnusualShape => texts["Say.UnusualShape", Size("distance"), Size("limit")],
            FindingKind.BaseLoad => texts[$"Say.BaseLoad.{sign}", Measures.Number(N("before"), 2), Measures.Number(N("now"), 2), Measures.Change(N("share"))],
            FindingKind.WaterLeak => texts["Say.WaterLeak", Count("nights"), Measures.Number(N("flow") * 1000, 0)],
            FindingKind.HeatReturn => texts.Counted("Say.HeatReturn", Math.Round(N("days"), 1), Size("now"), Size("usual"), Count("days")),
            FindingKind.DayBurning => texts.Counted("Say.DayBurning", Math.Round(N("hours"), 1), Size("hours"), Amount(item, N("energy"))),
            FindingKind.ClockDrift => texts[
                $"Say.ClockDrift.{(N("clock") != 1 ? "Edge" : N("hours") > 0 ? "Day" : "Clock")}.{(N("minutes") > 0 ? "Late" : "Early")}", Count("nights"),
                Measures.Number(Math.Abs(N("minutes")), 0), Size("hours")],
            FindingKind.LampsOut => texts["Say.LampsOut", Measures.Change(N("share")), Measures.Number(N("watt"), 0)],
            FindingKind.OffPower => texts.Counted("Say.OffPower", Math.Round(N("hours"), 1), Measures.Number(N("watt"), 0), Size("hours")),
            FindingKind.Voltage => texts.Counted("Say.Voltage", Math.Round(N("hours"), 1), Measures.Number(N("worst"), 0), Size("hours")),
            FindingKind.PowerFactor => texts.Counted("Say.PowerFactor", Math.Round(N("hours"), 1), Measures.Number(N("worst"), 2), Size("hours")),
            FindingKind.NightEnergy when !Measures.IsShare(N("share")) => texts[
                "Say.NightEnergy.Amount", Amount(item, N("measured")), Amount(item, N("expected"))],
            FindingKind.NightEnergy => texts[$"Say.NightEnergy.{sign}", Measures.Change(N("share")), Amount(item, N("expected"))],
            FindingKind.Availability => texts["Say.Availability", Measures.Percent(N("share")), Count("nights")],
            FindingKind.Outage when N("trip") == 1 => texts.Counted("Say.Trip", Math.Round(N("hours"), 1), Size("hours")),
            FindingKind.Outage => texts.Counted("Say.Outage", Math.Round(N("hours"), 1), Size("hours")),
            FindingKind.PowerShift => texts["Say.PowerShift", Measures.Number(N("before"), 0), Measures.Number(N("after"), 0)],
            FindingKind.Silence when N("cause") == 4 && item.AlsoSilent.Count > 0 => texts["Say.Silence.Together", Silent(item)],
            FindingKind.Silence when N("cause") == 4 && item.Quantity is { } quantity => texts["Say.Silence.Of", KpiNames.OfQuantity(quantity)],
            FindingKind.Silence when N("cause") == 3 && item.AlsoSilent.Count > 0 => texts["Say.Silence.Whole", Silent(item)],
            FindingKind.Silence => texts[
                $"Say.Silence.{Math.Clamp((int)N("cause"), 1, 4)}", Count("meters"), Count(item.Numbers.ContainsKey("of") ? "of" : "meters")],
            FindingKind.Frozen => texts.Counted("Say.Frozen", Math.Round(N("hours"), 1), Size("hours")),
            FindingKind.Swapped => texts["Say.Swapped", Amount(item, N("now")), Amount(item, N("before")), Amount(item, N("other"))],
            _ => Name(item.Kind, texts),
        };
    }

    public static string Name(FindingKind kind, IStringLocalizer<FindingText> texts) => texts[$"Kind.{kind}"];

    /// <summary>What flows through the meter that it is about; null where its kind is of one carrier alone, or nothing is used.</summary>
    public static string? Carrier(FindingItem item, IStringLocalizer<SharedText> texts) =>
        item.Medium is { Length: > 0 } medium && IsOfAnyCarrier(item.Kind) ? Carriers.Name(medium, texts) : null;

    /// <summary>The carrier inside a line.</summary>
    public static string? CarrierWithin(FindingItem item, IStringLocalizer<SharedText> texts) =>
        item.Medium is { Length: > 0 } medium && IsOfAnyCarrier(item.Kind) ? Carriers.Within(medium, texts) : null;

    /// <summary>Whether a kind does not say by itself what flows through the meter.</summary>
    public static bool IsOfAnyCarrier(FindingKind kind) =>
        kind is FindingKind.UnusualHours or FindingKind.DailyLevel or FindingKind.UnusualShape or FindingKind.BaseLoad or FindingKind.Silence
            or FindingKind.Frozen or FindingKind.Swapped;

    /// <summary>What a list is ordered by: money, or where no finding has any how far they stand out.</summary>
    public static string Order(IEnumerable<FindingItem> items, IStringLocalizer<FindingText> texts) =>
        texts[items.Any(item => item.Money is not null) ? "List.Table" : "List.ByStrength"];

    /// <summary>Whether of a list nothing can be told in money, as no price is known.</summary>
    public static bool LacksPrice(IReadOnlyList<FindingItem> items) => items.All(item => item.Money is null) && items.Any(item => item.Excess > 0);

    /// <summary>What to look at first.</summary>
    public static string Advice(FindingItem item, IStringLocalizer<FindingText> texts) => texts[item.Kind == FindingKind.Silence
        ? $"Do.Silence.{Math.Clamp((int)item.Numbers.GetValueOrDefault("cause"), 1, 4)}" : $"Do.{item.Kind}"];

    /// <summary>The days and hours that it stands on, and what was left out; empty where only who fell silent counts,
    /// and of what an earlier release found.</summary>
    public static IEnumerable<string> Stands(FindingItem item, IStringLocalizer<FindingText> texts)
    {
        if (!item.Numbers.TryGetValue("lookedFrom", out var from))
            yield break;
        yield return texts[
            "Finding.LookedAt", Day(from), Day(item.Numbers.GetValueOrDefault("lookedLast")), Measures.Number(item.Numbers.GetValueOrDefault("lookedHours"), 0),
            Measures.Number(item.Numbers.GetValueOrDefault("lookedLeftOut"), 0)];
        if (item.Numbers.TryGetValue("judgedFrom", out var judged))
            yield return texts["Finding.JudgedFrom", Day(judged)];
        if (item.Numbers.TryGetValue("weather", out var weather))
            yield return texts[
                weather == 1 ? "Finding.WithWeather" : item.Numbers.GetValueOrDefault("peers") == 1 ? "Finding.WithPeers" : "Finding.WithoutWeather"];

        static string Day(double number) => LocalTimes.Day(DateOnly.FromDayNumber((int)number));
    }

    /// <summary>When it began, and that it lasts or when it ended.</summary>
    public static string When(FindingItem item, IStringLocalizer<FindingText> texts) => item.End is { } end
        ? texts["When.Ended", LocalTimes.Moment(item.Start, item.TimeZone), LocalTimes.Moment(end, item.TimeZone)]
        : texts["When.Lasts", LocalTimes.Moment(item.Start, item.TimeZone)];

    /// <summary>Money at stake; in words where nothing is lost by itself or nobody knows.</summary>
    public static string Money(FindingItem item, string currency, IStringLocalizer<FindingText> texts) => item.Money is not { } money
        ? texts[CostsNothing(item) ? "Money.None" : "Money.Unknown"]
        : item is { End: null, IsMoneyOfYear: true } ? texts["Money.Year", Measures.Text(Quantity.Cost, money, currency)]
        : Measures.Text(Quantity.Cost, money, currency);

    /// <summary>Why no money is told; null where it is.</summary>
    public static string? WhyNoMoney(FindingItem item, IStringLocalizer<FindingText> texts) => item switch
    {
        { Money: not null } => null,
        { Excess: > 0 } => texts["NoMoney.NoPrice"].Value,
        { Excess: not null } => texts["NoMoney.Less"].Value,
        { Kind: FindingKind.UnusualShape or FindingKind.Silence or FindingKind.Swapped or FindingKind.Voltage or FindingKind.Availability
            or FindingKind.HeatReturn or FindingKind.PowerFactor or FindingKind.Frozen or FindingKind.PowerShift } => texts[$"NoMoney.{item.Kind}"].Value,
        _ => texts["NoMoney.Other"].Value,
    };

    public static string Tone(FindingState state) => state switch
    {
        FindingState.New => "warn",
        FindingState.Seen => "note",
        FindingState.Explained => "good",
        _ => "",
    };

    private static bool CostsNothing(FindingItem item) => item.Excess is <= 0 || (item.Excess is null
        && item.Kind is FindingKind.UnusualShape or FindingKind.Silence or FindingKind.Swapped or FindingKind.Voltage or FindingKind.Availability);

    private static string Silent(FindingItem item) => string.Join(", ", item.AlsoSilent.Prepend(item.Quantity).OfType<string>().Select(KpiNames.OfQuantity));

    private static string Amount(FindingItem item, double value) => item.Medium == "water"
        ? $"{Measures.Number(value, 2)}\u00a0m³" : Measures.Text(Quantity.EnergyKwh, value);
}
