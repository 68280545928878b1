using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>A registered schema, prepared for checking many messages.</summary>
internal sealed class ContentPlan
{
    private static readonly ConditionalWeakTable<MessageSchema, ContentPlan> Plans = [];

    private readonly MessageSchema schema;
    private readonly FlatContent? flat;
    private readonly FrozenDictionary<string, int> roles;

    private ContentPlan(MessageSchema schema)
    {
        this.schema = schema;
        flat = FlatContentBuilder.TryBuild(schema.Schemas);
        var roles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < schema.Mapping.Fields.Count; i++)
        {
            roles[schema.Mapping.Fields[i].Field] = i;
        }

        Assign(schema.Mapping.MeterField, Meter);
        Assign(schema.Mapping.StartField, Start);
        Assign(schema.Mapping.EndField, End);
        this.roles = roles.ToFrozenDictionary(StringComparer.Ordinal);

        void Assign(string? field, int role)
        {
            if (field is not null)
            {
                roles[field] = role;
            }
        }
    }

    /// <summary>Role of the field that names the meter.</summary>
    public const int Meter = -1;

    /// <summary>Role of the field with the interval's start.</summary>
    public const int Start = -2;

    /// <summary>Role of the field with the interval's end.</summary>
    public const int End = -3;

    /// <summary>Role of fields that are not measured.</summary>
    public const int None = -4;

    /// <summary>The mapping behind the plan.</summary>
    public SchemaMapping Mapping => schema.Mapping;

    /// <summary>Whether common content can be recognised without a validator.</summary>
    public bool IsFlat => flat is not null;

    /// <summary>The plan of a schema, made once.</summary>
    public static ContentPlan Of(MessageSchema schema) => Plans.GetValue(schema, static s => new ContentPlan(s));

    /// <summary>What a field is for: one of the roles above, or from 0 the place of a measured field in the mapping.</summary>
    public int RoleOf(string field) => roles.GetValueOrDefault(field, None);

    /// <summary>The first violation of the schema; null when there is none.</summary>
    public ContentProblem? FindProblem(IReadOnlyList<ContentField> fields) =>
        flat is not null && flat.SurelyAccepts(fields) ? null : SchemaValidation.FindProblem(schema.Schemas, fields);
}
