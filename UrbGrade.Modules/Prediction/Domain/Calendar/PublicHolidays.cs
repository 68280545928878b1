namespace UrbGrade.Modules.Prediction.Domain.Calendar;

/// <summary>Public holidays of a place by rule, for any year: fixed days, and days counted from Easter Sunday.</summary>
/// <remarks>Sources: Spain, Royal Decree 2001/1983, article 45; Basque Country and Catalonia, the yearly orders of their governments, which now and then move
/// a day that falls on a Sunday to the Monday: such moves are not foretold. Denmark, Act on Closing Hours (lukkeloven) and church law; store bededag was a
/// holiday until 2023 (Act 214 of 2023).</remarks>
internal sealed class PublicHolidays : IHolidayCalendar
{
    private static readonly Rule[] SpainRules =
    [
        Rule.On(1, 1), Rule.On(1, 6), Rule.FromEaster(-2), Rule.On(5, 1), Rule.On(8, 15), Rule.On(10, 12), Rule.On(11, 1), Rule.On(12, 6), Rule.On(12, 8),
        Rule.On(12, 25),
    ];

    private static readonly Rule[] BasqueRules = [.. SpainRules, Rule.FromEaster(-3), Rule.FromEaster(1), Rule.On(7, 25)];

    private static readonly Rule[] CataloniaRules = [.. SpainRules, Rule.FromEaster(1), Rule.On(6, 24), Rule.On(9, 11), Rule.On(12, 26)];

    private static readonly Rule[] DenmarkRules =
    [
        Rule.On(1, 1), Rule.FromEaster(-3), Rule.FromEaster(-2), Rule.FromEaster(0), Rule.FromEaster(1), Rule.FromEaster(26) with { LastYear = 2023 },
        Rule.FromEaster(39), Rule.FromEaster(49), Rule.FromEaster(50), Rule.On(6, 5), Rule.On(12, 24), Rule.On(12, 25), Rule.On(12, 26),
    ];

    private readonly Rule[] rules;

    private PublicHolidays(params Rule[] rules) => this.rules = rules;

    /// <summary>What holds in all of Spain.</summary>
    public static PublicHolidays Spain { get; } = new(SpainRules);

    /// <summary>Spain with Maundy Thursday, Easter Monday and, as in most years since 2014, Saint James.</summary>
    public static PublicHolidays BasqueCountry { get; } = new(BasqueRules);

    /// <summary>Spain with Easter Monday, Sant Joan, the Diada and Sant Esteve.</summary>
    public static PublicHolidays Catalonia { get; } = new(CataloniaRules);

    /// <summary>With Constitution Day and Christmas Eve, on which shops and offices are closed.</summary>
    public static PublicHolidays Denmark { get; } = new(DenmarkRules);

    /// <summary>Countries and regions whose holidays are known, ISO 3166.</summary>
    public static IReadOnlyList<string> Regions { get; } = ["ES", "ES-PV", "ES-CT", "DK", "GB"];

    /// <summary>Those of a country or region; null where they are not known.</summary>
    /// <param name="region">One of <see cref="Regions"/>.</param>
    public static IHolidayCalendar? Of(string region) => region switch
    {
        "ES" => Spain,
        "ES-PV" => BasqueCountry,
        "ES-CT" => Catalonia,
        "DK" => Denmark,
        "GB" => BankHolidays.EnglandAndWales,
        _ => null,
    };

    public bool IsHoliday(DateOnly day)
    {
        var sinceEaster = day.DayNumber - Easter.Of(day.Year).DayNumber;
        foreach (var rule in rules)
        {
            if (day.Year <= rule.LastYear && (rule.IsFromEaster ? rule.Days == sinceEaster : rule.Month == day.Month && rule.Days == day.Day))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Rule(bool IsFromEaster, int Month, int Days)
    {
        public int LastYear { get; init; } = int.MaxValue;

        public static Rule On(int month, int day) => new(false, month, day);

        public static Rule FromEaster(int days) => new(true, 0, days);
    }
}
