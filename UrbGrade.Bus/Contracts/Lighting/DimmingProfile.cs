using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>The course of a lamp's light through every night, from noon to noon: such as <c>sunset 100; 23:30 60; 05:30 100; sunrise 0</c>.</summary>
/// <remarks>Steps follow each other as written. A step holds until the time of a later one has come; the last one switches off, so that no
/// profile leaves lamps burning by day.</remarks>
public sealed class DimmingProfile : IEquatable<DimmingProfile>
{
    /// <summary>Steps that a node can keep.</summary>
    public const int MostSteps = 12;

    private static readonly char[] Separators = [';', '\n'];

    private DimmingProfile(IReadOnlyList<DimmingStep> steps) => Steps = steps;

    /// <summary>2 to <see cref="MostSteps"/>, in the order of the night.</summary>
    public IReadOnlyList<DimmingStep> Steps { get; }

    /// <summary>Reads a profile: steps of a time and a level in percent, apart by semicolons or line ends.</summary>
    /// <exception cref="RefusedException">It is none; the message says which step breaks which rule.</exception>
    public static DimmingProfile Parse(string text)
    {
        var steps = text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseStep).ToList();
        if (steps.Count is < 2 or > MostSteps)
            throw new RefusedException("Profile.Steps", $"The profile has {steps.Count} steps; it takes 2 to {MostSteps}, such as 'sunset 100; 23:30 60; sunrise 0'.");
        for (var i = 1; i < steps.Count; i++)
        {
            if (!Follows(steps[i - 1].Time, steps[i].Time))
                throw new RefusedException("Profile.Order", $"The step '{steps[i]}' does not come after '{steps[i - 1]}' in a night from noon to noon.");
        }

        return steps[^1].LevelPercent == 0
            ? new DimmingProfile(steps)
            : throw new RefusedException("Profile.Last", $"The last step is '{steps[^1]}'; it has to switch off, such as 'sunrise 0', or the lamps burn by day.");
    }

    /// <summary>The level at a moment, percent.</summary>
    /// <param name="sinceNoon">Minutes since the local noon before, 0 to 1440.</param>
    /// <param name="sunset">Minutes from that noon to sunset.</param>
    /// <param name="sunrise">Minutes from that noon to the next sunrise.</param>
    public int LevelAt(double sinceNoon, double sunset, double sunrise)
    {
        for (var i = Steps.Count - 1; i >= 0; i--)
        {
            if (sinceNoon >= Steps[i].Time.SinceNoon(sunset, sunrise))
                return Steps[i].LevelPercent;
        }

        return 0;
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join("; ", Steps);

    /// <inheritdoc/>
    public bool Equals(DimmingProfile? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DimmingProfile);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static DimmingStep ParseStep(string text)
    {
        var parts = text.TrimEnd('%').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !DimmingTime.TryParse(parts[0], out var time))
            throw new RefusedException("Profile.Step", $"The step '{text}' is none; write a time (23:30, sunset, sunset+15, sunrise-10) and a level, such as '23:30 60'.");
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= 100
            ? new DimmingStep(time, level)
            : throw new RefusedException("Profile.Level", $"The level of step '{text}' is '{parts[1]}'; it takes 0 to 100 percent.");
    }

    // How the clock stands to the sun changes over the year; only times of one kind can be told apart.
    private static bool Follows(DimmingTime earlier, DimmingTime later)
    {
        if (earlier.Anchor == later.Anchor)
            return later.SinceNoon(0, 0) > earlier.SinceNoon(0, 0);
        return earlier.Anchor != DimmingAnchor.Sunrise || later.Anchor != DimmingAnchor.Sunset;
    }
}
