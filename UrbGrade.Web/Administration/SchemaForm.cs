using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Administration;

/// <summary>A message schema as somebody fills it in: from a mapping to the choices for each field, and back.</summary>
internal sealed class SchemaForm
{
    private SchemaMapping? given;

    /// <summary>When what is changed was registered; null for a new one.</summary>
    public DateTimeOffset? Seen { get; set; }

    public string TenantCode { get; set; } = "";

    public string Type { get; set; } = "";

    public string Version { get; set; } = "";

    public string Xsd { get; set; } = "";

    public bool IsRecord { get; set; }

    public string RecordKind { get; set; } = "";

    /// <summary>One for each field of the schema, in its order.</summary>
    public IReadOnlyList<SchemaFormRow> Rows { get; private set; } = [];

    /// <summary>The uses that a field can have.</summary>
    public IReadOnlyList<FieldUse> Uses => IsRecord
        ? [FieldUse.None, FieldUse.Key]
        : [FieldUse.None, FieldUse.Value, FieldUse.Meter, FieldUse.Start, FieldUse.End, FieldUse.Quality];

    /// <summary>The text that is registered.</summary>
    public SchemaDraft Draft => new(TenantCode, Type.Trim(), Version.Trim(), Xsd, JsonSerializer.Serialize(Mapping(), JsonSerializerOptions.Web), Seen);

    /// <summary>Takes over what is registered.</summary>
    public static SchemaForm Of(string tenantCode, string type, string version, SchemaText text) => new()
    {
        TenantCode = tenantCode,
        Type = type,
        Version = version,
        Xsd = text.Xsd,
        Seen = text.RegisteredAt,
        IsRecord = text.Mapping.Record is not null,
        RecordKind = text.Mapping.Record?.Kind ?? "",
        given = text.Mapping,
    };

    /// <summary>Shows the fields of the schema; what was chosen for a field that it had before stays.</summary>
    public void Declare(IReadOnlyList<SchemaField> fields)
    {
        var before = Rows.ToDictionary(row => row.Field.Name, StringComparer.Ordinal);
        Rows = [.. fields.Select(field => before.TryGetValue(field.Name, out var known) ? Again(known, field) : Fresh(field))];
    }

    private static SchemaFormRow Again(SchemaFormRow row, SchemaField field) =>
        new(field) { Use = row.Use, Quantity = row.Quantity, Unit = row.Unit, Kind = row.Kind, Medium = row.Medium };

    private SchemaFormRow Fresh(SchemaField field)
    {
        var row = new SchemaFormRow(field) { Use = UseIn(given, field.Name) };
        if (given?.Fields.FirstOrDefault(known => known.Field == field.Name) is { } mapped)
            (row.Quantity, row.Unit, row.Kind, row.Medium) = (mapped.Quantity, mapped.Unit, mapped.Kind, mapped.Medium ?? "");
        return row;
    }

    private static FieldUse UseIn(SchemaMapping? mapping, string field) =>
        mapping is null ? FieldUse.None
        : field == mapping.MeterField ? FieldUse.Meter
        : field == mapping.StartField ? FieldUse.Start
        : field == mapping.EndField ? FieldUse.End
        : field == mapping.QualityField ? FieldUse.Quality
        : field == mapping.Record?.KeyField ? FieldUse.Key
        : mapping.Fields.Any(mapped => mapped.Field == field) ? FieldUse.Value
        : FieldUse.None;

    private SchemaMapping Mapping() => IsRecord
        ? new SchemaMapping(null, null, null, [], null, new RecordMapping(RecordKind.Trim(), Named(FieldUse.Key) ?? ""))
        : new SchemaMapping(
            Named(FieldUse.Meter), Named(FieldUse.Start), Named(FieldUse.End),
            [.. Rows.Where(row => row.Use is FieldUse.Value).Select(row => new FieldMapping(
                row.Field.Name, row.Quantity.Trim(), row.Unit.Trim(), row.Kind, row.Medium.Length == 0 ? null : row.Medium))],
            Named(FieldUse.Quality));

    private string? Named(FieldUse use) => Rows.FirstOrDefault(row => row.Use == use)?.Field.Name;
}
