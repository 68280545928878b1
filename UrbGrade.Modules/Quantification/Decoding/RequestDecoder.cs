using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>Turns the messages of one stored request into readings in canonical units.</summary>
/// <param name="findMapping">Mapping of a message type and version; null when none is registered.</param>
internal sealed class RequestDecoder(Func<string, string, SchemaMapping?> findMapping)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<(string Type, string Version), MappingPlan> plans = [];
    private readonly SeriesList series = new();
    private readonly List<DecodedReading> readings = [];
    private readonly List<DecodedRecord> records = [];
    private int unreadable;

    /// <summary>Decodes every message that was accepted.</summary>
    /// <param name="skipped">Indexes of the others, ascending.</param>
    /// <exception cref="UnusableMappingException">A message has no mapping, or one with an unknown unit.</exception>
    public DecodedRequest Decode(ReadOnlyMemory<byte> envelope, IReadOnlyList<int> skipped)
    {
        using var messages = AggregationRequestReader.OpenStored(envelope);
        var nextSkipped = 0;
        while (messages.Read())
        {
            var message = messages.Current;
            if (nextSkipped < skipped.Count && skipped[nextSkipped] == message.Index)
            {
                nextSkipped++;
            }
            else if (PlanOf(message.Type, message.Version) is { Mapping.Record: { } record })
            {
                Add(message, record);
            }
            else
            {
                Add(message, PlanOf(message.Type, message.Version));
            }
        }

        return new DecodedRequest(series.Keys, readings, records, unreadable);
    }

    private void Add(AggregationMessage message, RecordMapping mapping)
    {
        var key = "";
        var fields = new JsonObject();
        foreach (var field in message.Fields)
        {
            if (field.Name == mapping.KeyField)
            {
                key = field.Text.ToString();
            }
            else
            {
                fields[field.Name] = field.Text.ToString();
            }
        }

        if (key.Length == 0 || !XmlTime.TryParse(message.Timestamp.Span, out var at))
        {
            unreadable++;
            return;
        }

        records.Add(new DecodedRecord(mapping.Kind, key, message.Source, at, fields.ToJsonString(Readable)));
    }

    private void Add(AggregationMessage message, MappingPlan plan)
    {
        var meter = message.Source.AsMemory();
        var start = message.Timestamp;
        ReadOnlyMemory<char> end = default;
        ReadOnlyMemory<char> quality = default;
        foreach (var field in message.Fields)
        {
            if (field.Name == plan.Mapping.MeterField)
            {
                meter = field.Text;
            }
            else if (field.Name == plan.Mapping.StartField)
            {
                start = field.Text;
            }
            else if (field.Name == plan.Mapping.EndField)
            {
                end = field.Text;
            }
            else if (field.Name == plan.Mapping.QualityField)
            {
                quality = field.Text;
            }
        }

        if (!XmlTime.TryParse(start.Span, out var from))
        {
            unreadable++;
            return;
        }

        var to = from;
        if (!end.IsEmpty && !XmlTime.TryParse(end.Span, out to))
        {
            unreadable++;
            return;
        }

        if (QualityOf(quality.Span) is not { } worth)
        {
            unreadable++;
            return;
        }

        AddValues(message, plan, plan.SlotsOf(meter.Span, series), from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), worth);
    }

    private static ReadingQuality? QualityOf(ReadOnlySpan<char> text) => text switch
    {
        "" or "measured" => ReadingQuality.Measured,
        "estimated" => ReadingQuality.Estimated,
        "manual" => ReadingQuality.Manual,
        _ => null,
    };

    private void AddValues(AggregationMessage message, MappingPlan plan, int[] slots, long start, long end, ReadingQuality quality)
    {
        foreach (var field in message.Fields)
        {
            var position = PositionOf(field.Name, plan);
            if (position < 0 || field.Text.IsEmpty)
            {
                continue;
            }

            if (!double.TryParse(field.Text.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !double.IsFinite(value))
            {
                unreadable++;
                continue;
            }

            var (_, conversion, kind) = plan.Fields[position];
            readings.Add(new DecodedReading(
                slots[position], start, kind == SeriesKind.Register ? start : end, conversion.Apply(value), message.Index, quality));
        }
    }

    private static int PositionOf(string name, MappingPlan plan)
    {
        for (var i = 0; i < plan.Fields.Count; i++)
        {
            if (plan.Fields[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private MappingPlan PlanOf(string type, string version)
    {
        if (!plans.TryGetValue((type, version), out var plan))
        {
            var mapping = findMapping(type, version) ?? throw new UnusableMappingException(new Refusal(
                null, $"No schema is registered for messages of type '{type}' and version '{version}' any more."));
            plan = new MappingPlan(mapping);
            plans.Add((type, version), plan);
        }

        return plan;
    }
}
