using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;

namespace UrbGrade.Web.Municipal;

/// <summary>A map of areas with what the page asked about.</summary>
/// <param name="Drawn">The figure of the drawn area; null without one, or when its corners are those of no area.</param>
public sealed record MapView(AreaMap Map, AreaFigure? Drawn)
{
    /// <summary>By figure, the largest first; those without one at the end, by name.</summary>
    public IReadOnlyList<AreaFigure> Sorted { get; } =
        [.. Map.Areas.OrderByDescending(area => area.Class is null ? double.MinValue : area.Value).ThenBy(area => area.Name, NaturalOrder.Names)];

    /// <summary>Those whose name or code has all words of a text, whatever their accents.</summary>
    /// <param name="text">Null or empty for all of them.</param>
    public IReadOnlyList<AreaFigure> Named(string? text)
    {
        var words = SearchedWords.Of(text);
        return words.Length == 0 ? Sorted : [.. Sorted.Where(area => SearchedWords.AreIn(words, area.Name, area.Code))];
    }

    /// <summary>Areas that share the figure of another one, by its code.</summary>
    public ILookup<string, AreaFigure> Sharing { get; } = Map.Areas.Where(area => !string.IsNullOrEmpty(area.MergedWith)).ToLookup(area => area.MergedWith!);

    /// <summary>Areas of each class, the lowest first.</summary>
    public IReadOnlyList<int> Counts => [.. Enumerable.Range(0, Map.Bounds.Count + 1).Select(number => Map.Areas.Count(area => area.Class == number))];
}
