namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>Which sums may be published without telling about single assets.</summary>
/// <param name="fewest">Assets that a published sum has to stand on.</param>
/// <remarks>The threshold rule and secondary suppression of statistical disclosure control: Hundepool et al., Handbook on Statistical
/// Disclosure Control (2010), sections 4.2.2 and 4.4.</remarks>
internal sealed class Disclosure(int fewest)
{
    /// <summary>Assets that a published sum has to stand on.</summary>
    public int Fewest => fewest;

    /// <summary>Whether a sum over so many assets is to be withheld. Over none there is no sum.</summary>
    public bool Withholds(int assets) => assets > 0 && assets < fewest;

    /// <summary>Parts of a published total whose own sums are to be withheld.</summary>
    /// <param name="assets">Assets that each part's sum stands on, by part.</param>
    /// <returns>The parts that are too small, and the smallest of the others until what the total less the published parts gives away
    /// is large enough too.</returns>
    public HashSet<TPart> WithheldParts<TPart>(IReadOnlyDictionary<TPart, int> assets)
        where TPart : notnull
    {
        var withheld = assets.Where(part => Withholds(part.Value)).Select(part => part.Key).ToHashSet();
        var rest = assets.Where(part => part.Value >= fewest).OrderBy(part => part.Value).Select(part => part.Key);
        foreach (var part in rest.TakeWhile(_ => Withholds(withheld.Sum(hidden => assets[hidden]))))
        {
            withheld.Add(part);
        }

        return withheld;
    }
}
