using NodaTime;

namespace UrbGrade.Gateway.Simulation;

/// <summary>Opening hours of one kind of day: whole hours, half-open.</summary>
internal readonly record struct OpenFrom(int From, int To);

/// <summary>A kind of shop: how large, when open, and what draws power in it. Densities in watts per square metre.</summary>
/// <param name="Title">What its shops are called in Catalan.</param>
/// <param name="Always">Drawn day and night.</param>
/// <param name="Lighting">While open, less by daylight.</param>
/// <param name="Equipment">At the hours of <paramref name="Work"/>, on open days.</param>
/// <param name="Cooling">Refrigeration at 20 degrees Celsius outside.</param>
/// <param name="Work">How busy the equipment is in each hour of an open day, 0 to 1; null where it follows the opening hours.</param>
/// <param name="HeatTo">Thermostat while open, degrees Celsius.</param>
/// <param name="CoolTo">Thermostat while open, degrees Celsius.</param>
/// <param name="AugustBreak">Whether it closes for two weeks in August.</param>
internal sealed record Trade(
    string Code,
    string Title,
    int LeastArea,
    int MostArea,
    double Always,
    double Lighting,
    double Equipment,
    double Cooling,
    double[]? Work,
    double HeatTo,
    double CoolTo,
    bool AugustBreak,
    OpenFrom[] Weekday,
    OpenFrom[] Saturday,
    OpenFrom[] Sunday)
{
    public static readonly List<Trade> All =
    [
        new("bakery", "Forn", 70, 140, 6, 14, 95, 10, Curve((3, 5, 0.8), (5, 9, 1), (9, 12, 0.5), (16, 18, 0.4)), 19, 26, false,
            [new(7, 14), new(17, 21)], [new(7, 15)], [new(8, 15)]),
        new("cafe", "Cafè", 60, 120, 5, 12, 48, 18, Curve((6, 8, 0.6), (8, 11, 1), (11, 13, 0.5), (13, 16, 0.9), (16, 20, 0.5), (20, 23, 0.3)), 20, 25, true,
            [new(7, 22)], [new(8, 23)], []),
        new("restaurant", "Restaurant", 120, 260, 4, 12, 62, 14, Curve((10, 12, 0.4), (12, 16, 1), (18, 20, 0.4), (20, 24, 0.9)), 20, 25, true,
            [new(12, 16), new(19, 24)], [new(12, 17), new(19, 24)], [new(12, 17)]),
        new("grocery", "Queviures", 250, 900, 5, 16, 7, 34, null, 18, 25, false,
            [new(9, 21)], [new(9, 21)], []),
        new("fashion", "Moda", 120, 400, 3, 24, 4, 0, null, 20, 24, false,
            [new(10, 21)], [new(10, 21)], []),
        new("hairdresser", "Perruqueria", 50, 110, 3, 15, 38, 0, Curve((9, 10, 0.5), (10, 14, 0.8), (15, 20, 1)), 21, 25, true,
            [new(9, 20)], [new(9, 15)], []),
        new("pharmacy", "Farmàcia", 70, 150, 6, 20, 8, 6, null, 20, 25, false,
            [new(9, 14), new(16, 21)], [new(9, 14)], []),
        new("office", "Gestoria", 120, 500, 5, 9, 14, 0, Curve((7, 9, 0.6), (9, 14, 1), (14, 15, 0.6), (15, 18, 0.95), (18, 20, 0.3)), 21, 25, false,
            [new(8, 19)], [], []),
    ];

    /// <summary>The trade of a shop: one shop of each, then bakeries until one can be compared with its peers, then one of each again.</summary>
    public static Trade Of(int shop) => All[shop / All.Count == 1 ? 0 : shop % All.Count];

    /// <summary>Opening hours of a day, holidays considered.</summary>
    public OpenFrom[] OpenOn(LocalDate day)
    {
        if (CatalanHolidays.Includes(day) || (AugustBreak && day.Month == 8 && day.Day is >= 8 and <= 21))
            return [];
        return day.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => Saturday,
            IsoDayOfWeek.Sunday => Sunday,
            _ => Weekday,
        };
    }

    /// <summary>Opening hours for people, such as <c>Mon-Fri 07-14 17-21, Sat 07-15</c>.</summary>
    public string Opening
    {
        get
        {
            var days = new[] { ("Mon-Fri", Weekday), ("Sat", Saturday), ("Sun", Sunday) };
            return string.Join(", ", days.Where(day => day.Item2.Length > 0).Select(day =>
                $"{day.Item1} {string.Join(' ', day.Item2.Select(open => $"{open.From:00}-{open.To:00}"))}"));
        }
    }

    private static double[] Curve(params (int From, int To, double Level)[] parts)
    {
        var curve = new double[24];
        foreach (var (from, to, level) in parts)
            Array.Fill(curve, level, from, to - from);
        return curve;
    }
}
