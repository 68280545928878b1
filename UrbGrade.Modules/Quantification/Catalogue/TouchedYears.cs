namespace UrbGrade.Modules.Quantification.Catalogue;

/// <summary>Years whose factor or tariff is another one than before.</summary>
internal static class TouchedYears
{
    public const int First = 1990;

    /// <summary>Stretches of such years up to the next one, as days [from, until).</summary>
    public static IEnumerable<(DateOnly From, DateOnly Until)> Of<T>(Func<int, T> before, Func<int, T> after, DateTimeOffset now)
    {
        var years = Enumerable.Range(First, now.Year + 2 - First).Where(year => !Equals(before(year), after(year))).ToList();
        return years.Select((year, place) => (Year: year, Stretch: year - place)).GroupBy(one => one.Stretch, one => one.Year)
            .Select(stretch => (new DateOnly(stretch.First(), 1, 1), new DateOnly(stretch.Last() + 1, 1, 1)));
    }
}
