namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>The series of a request in order of first sight.</summary>
internal sealed class SeriesList
{
    private readonly List<SeriesKey> _keys = [];
    private readonly Dictionary<(string Source, string Quantity), int> _positions = [];

    public IReadOnlyList<SeriesKey> Keys => _keys;

    /// <summary>The position of a series; it is added when it is new.</summary>
    public int PositionOf(SeriesKey key)
    {
        if (!_positions.TryGetValue((key.Source, key.Quantity), out var position))
        {
            position = _keys.Count;
            _keys.Add(key);
            _positions.Add((key.Source, key.Quantity), position);
        }

        return position;
    }
}
