namespace UrbGrade.Modules.Prediction.Domain.Seasonal;

/// <summary>A series without its seasons, and the last turn of each season.</summary>
/// <remarks>Source: R. J. Hyndman, R package forecast 8.20, <c>mstl</c>: the seasons are split off one after the other, twice, each from the series without the
/// others; one that does not fit twice into the series is dropped.</remarks>
/// <param name="Adjusted">The series without its seasons.</param>
/// <param name="Seasons">The seasonal part of each period, as long as the series.</param>
internal sealed record SeasonalSplit(double[] Adjusted, IReadOnlyList<(int Period, double[] Part)> Seasons)
{
    private const int Rounds = 2;

    /// <summary>Seasons that one seasonal value is smoothed over: 11 for the shortest season, 15 for the next, and so on.</summary>
    private static int WindowOf(int season) => 7 + (4 * (season + 1));

    /// <param name="values">None missing.</param>
    /// <param name="periods">Slots of each season, ascending.</param>
    public static SeasonalSplit Of(ReadOnlySpan<double> values, ReadOnlySpan<int> periods)
    {
        var length = values.Length;
        var seasons = new List<(int Period, double[] Part)>();
        foreach (var period in periods)
        {
            if (period > 1 && 2 * period < length)
            {
                seasons.Add((period, new double[length]));
            }
        }

        Stl[] splitters = [.. seasons.Select((season, i) => new Stl(season.Period, WindowOf(i), length))];
        double[] adjusted = [.. values];
        var trend = new double[length];
        for (var round = 0; round < (seasons.Count > 1 ? Rounds : 1); round++)
        {
            for (var season = 0; season < seasons.Count; season++)
            {
                var part = seasons[season].Part;
                for (var i = 0; i < length; i++)
                {
                    adjusted[i] += part[i];
                }

                splitters[season].Decompose(adjusted, part, trend);
                for (var i = 0; i < length; i++)
                {
                    adjusted[i] -= part[i];
                }
            }
        }

        return new SeasonalSplit(adjusted, seasons);
    }

    /// <summary>All seasons at a slot: within the series its own, beyond it that of the last turn.</summary>
    public double At(int slot)
    {
        double sum = 0;
        foreach (var (period, part) in Seasons)
        {
            sum += slot < part.Length ? part[slot] : part[part.Length - period + ((slot - part.Length) % period)];
        }

        return sum;
    }
}
