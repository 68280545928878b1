namespace UrbGrade.Modules.Core.Readings;

/// <summary>What usually lies between two readings of a series, learnt from its newest ones.</summary>
internal static class UsualStep
{
    /// <summary>So many thirds tell what is usual, so that one gap among them does not.</summary>
    private const int Thirds = 3;

    /// <param name="starts">Of the newest reading, and of those that are a third, two thirds and all of a certain
    /// number older, as far as there are any; milliseconds.</param>
    /// <param name="third">Readings of a third.</param>
    /// <returns>Milliseconds: the middle one of the thirds, since a gap is no pace; null with less than a third.</returns>
    public static double? Of(IEnumerable<long?> starts, int third)
    {
        var known = starts.TakeWhile(start => start is not null).Select(start => start!.Value).ToList();
        var paces = known.Zip(known.Skip(1), (later, earlier) => (later - earlier) / (double)third).Order().ToList();
        return paces.Count == 0 ? null : paces[paces.Count == Thirds ? 1 : 0];
    }
}
