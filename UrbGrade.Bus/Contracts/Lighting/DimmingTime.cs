using System.Globalization;

namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>When a step of a dimming profile begins: on the clock, or some minutes before or after sunset or sunrise.</summary>
/// <param name="Anchor">What the minutes count from.</param>
/// <param name="Minutes">On the clock: minutes after local midnight, 0 to 1439. At the sun: minutes after it, -120 to 120.</param>
public readonly record struct DimmingTime(DimmingAnchor Anchor, int Minutes)
{
    private const int MostAway = 120;

    private const int Noon = 12 * 60;

    /// <summary>Minutes from noon to the step in the night that begins at this noon.</summary>
    /// <param name="sunset">Minutes from noon to sunset.</param>
    /// <param name="sunrise">Minutes from noon to the next sunrise.</param>
    public double SinceNoon(double sunset, double sunrise) => Anchor switch
    {
        DimmingAnchor.Sunset => sunset + Minutes,
        DimmingAnchor.Sunrise => sunrise + Minutes,
        _ => (Minutes - Noon + 1440) % 1440,
    };

    /// <summary>Reads <c>23:30</c>, <c>sunset</c>, <c>sunset+15</c> or <c>sunrise-10</c>.</summary>
    public static bool TryParse(string text, out DimmingTime time)
    {
        time = default;
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            time = new(DimmingAnchor.Clock, (clock.Hour * 60) + clock.Minute);
            return true;
        }

        foreach (var (name, anchor) in (ReadOnlySpan<(string, DimmingAnchor)>)[("sunset", DimmingAnchor.Sunset), ("sunrise", DimmingAnchor.Sunrise)])
        {
            if (!text.StartsWith(name, StringComparison.Ordinal))
                continue;
            var away = text[name.Length..];
            var minutes = 0;
            if (away.Length > 0 && (away[0] is not ('+' or '-')
                || !int.TryParse(away, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out minutes) || Math.Abs(minutes) > MostAway))
                return false;
            time = new(anchor, minutes);
            return true;
        }

        return false;
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => (Anchor, Minutes) switch
    {
        (DimmingAnchor.Clock, _) => string.Create(CultureInfo.InvariantCulture, $"{Minutes / 60:00}:{Minutes % 60:00}"),
        (DimmingAnchor.Sunset, 0) => "sunset",
        (DimmingAnchor.Sunset, _) => string.Create(CultureInfo.InvariantCulture, $"sunset{Minutes:+0;-0}"),
        (_, 0) => "sunrise",
        _ => string.Create(CultureInfo.InvariantCulture, $"sunrise{Minutes:+0;-0}"),
    };
}
