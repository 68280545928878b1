using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>A schema mapping made ready for decoding: units resolved, and the series of each meter seen so far.</summary>
internal sealed class MappingPlan
{
    private readonly Dictionary<string, int[]> slotsOfMeter = new(StringComparer.Ordinal);

    /// <exception cref="UnusableMappingException">A unit or a kind is not known.</exception>
    public MappingPlan(SchemaMapping mapping)
    {
        Mapping = mapping;
        Fields = [.. mapping.Fields.Select(f => (f.Field, Conversion: CanonicalUnits.For(f.Quantity, f.Unit), Kind: KindOf(f)))];
    }

    public SchemaMapping Mapping { get; }

    /// <summary>Measured fields in the order of the mapping.</summary>
    public IReadOnlyList<(string Name, UnitConversion Conversion, SeriesKind Kind)> Fields { get; }

    /// <summary>Positions of the meter's series in the request's list, one for each of <see cref="Fields"/>; added to it on first sight.</summary>
    public int[] SlotsOf(ReadOnlySpan<char> meter, SeriesList series)
    {
        var lookup = slotsOfMeter.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(meter, out var slots))
        {
            return slots;
        }

        var source = meter.ToString();
        slots = new int[Fields.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            var field = Mapping.Fields[i];
            slots[i] = series.PositionOf(
                new SeriesKey(source, field.Quantity, Fields[i].Conversion.Canonical, field.Medium, Fields[i].Kind));
        }

        slotsOfMeter.Add(source, slots);
        return slots;
    }

    private static SeriesKind KindOf(FieldMapping field) => field.Kind switch
    {
        "interval" => SeriesKind.Interval,
        "register" => SeriesKind.Register,
        "mean" => SeriesKind.Mean,
        _ => throw new UnusableMappingException(new Refusal(
            null, $"The kind '{field.Kind}' of field '{field.Field}' is not known; known are interval, register, mean.")),
    };
}
