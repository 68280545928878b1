using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Content;

namespace UrbGrade.Modules.Aggregation.Trials;

/// <summary>Shows what a mapping reads from one message, whether the message would be taken or not.</summary>
internal sealed class TrialPreview(IMeasurementUnits units)
{
    public TrialMessage Of(long requestId, AggregationMessage message, SchemaMapping mapping)
    {
        var fields = message.Fields.Select(field => KeyValuePair.Create(field.Name, field.Text.ToString())).ToList();
        var record = mapping.Record is { } kind ? $"{kind.Kind} {Text(fields, kind.KeyField)}" : null;
        return new TrialMessage(
            requestId, message.Index, message.Source, message.Timestamp.ToString(), fields, record is null ? Readings(message, fields, mapping) : [], record);
    }

    private List<TrialReading> Readings(AggregationMessage message, List<KeyValuePair<string, string>> fields, SchemaMapping mapping)
    {
        var meter = mapping.MeterField is null ? message.Source : Text(fields, mapping.MeterField) ?? "";
        var from = Time(mapping.StartField is null ? message.Timestamp.ToString() : Text(fields, mapping.StartField));
        var to = mapping.EndField is null ? from : Time(Text(fields, mapping.EndField));
        return [.. mapping.Fields.Where(field => Text(fields, field.Field) is not null).Select(field =>
        {
            var value = Number.TryRead(Text(fields, field.Field), out var read) ? units.Canonical(field.Quantity, field.Unit, read) : null;
            return new TrialReading(
                meter, field.Quantity, from, field.Kind == "register" ? from : to, value?.Value, value?.Unit ?? field.Unit);
        })];
    }

    private static string? Text(List<KeyValuePair<string, string>> fields, string name) => fields.Find(field => field.Key == name).Value;

    private static DateTimeOffset? Time(string? text) => XmlTime.TryParse(text, out var time) ? time : null;
}
