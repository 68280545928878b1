using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>The series of a request in order of first sight.</summary>
internal sealed class SeriesList
{
    private readonly List<SeriesKey> keys = [];
    private readonly Dictionary<(string Source, string Quantity, SeriesKind Kind), int> positions = [];

    public IReadOnlyList<SeriesKey> Keys => keys;

    /// <summary>The position of a series; it is added when it is new.</summary>
    public int PositionOf(SeriesKey key)
    {
        if (!positions.TryGetValue((key.Source, key.Quantity, key.Kind), out var position))
        {
            position = keys.Count;
            keys.Add(key);
            positions.Add((key.Source, key.Quantity, key.Kind), position);
        }

        return position;
    }
}
