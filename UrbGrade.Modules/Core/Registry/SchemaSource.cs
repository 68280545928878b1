using System.Text.Json;
using System.Xml;
using System.Xml.Schema;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Registry;

/// <summary>The texts that a message schema is registered with, checked and compiled.</summary>
internal static class SchemaSource
{
    private const string Root = "gcontent";
    private const int MostCharacters = 64 * 1024;
    private const int DeepestElement = 50;

    /// <summary>What lets a schema or a message cost any amount of time: regular expressions that go back and forth, and groups of groups.</summary>
    private static readonly string[] Refused = ["pattern", "group"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly string[] Kinds = ["interval", "register", "mean"];

    private static readonly string[] Media = ["power", "heat", "gas", "water", "light"];

    /// <summary>Compiles a schema; nothing outside the text is ever read.</summary>
    /// <exception cref="RefusedException">The text is no XML schema of a global element <c>gcontent</c> without namespace.</exception>
    public static XmlSchemaSet Compile(string xsd)
    {
        if (xsd.Length > MostCharacters)
        {
            throw new RefusedException("Schema.Length", $"The schema has {xsd.Length} characters; allowed are {MostCharacters}.");
        }

        var set = new XmlSchemaSet { XmlResolver = null };
        try
        {
            using (var text = Reader(xsd))
            {
                CheckCost(text);
            }

            using var reader = Reader(xsd);
            set.Add(null, reader);
            set.Compile();
        }
        catch (XmlException failure)
        {
            throw new RefusedException(
                "Schema.NoXml", $"The schema is no well-formed XML. {Words(failure)} {Place(failure.LineNumber, failure.LinePosition)}", failure);
        }
        catch (XmlSchemaException failure)
        {
            throw new RefusedException("Schema.Invalid", $"The schema is no valid XML schema. {failure.Message} {Place(failure.LineNumber, failure.LinePosition)}", failure);
        }

        return set.GlobalElements.Contains(new XmlQualifiedName(Root))
            ? set
            : throw new RefusedException("Schema.Root", $"The schema declares no global element '{Root}' without namespace; messages carry their measurements in one.");
    }

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="RefusedException">It is no JSON of a mapping, or breaks one of its rules.</exception>
    public static SchemaMapping ParseMapping(string json)
    {
        SchemaMapping? mapping;
        try
        {
            mapping = JsonSerializer.Deserialize<SchemaMapping>(json, Json);
        }
        catch (JsonException failure)
        {
            throw new RefusedException("Schema.NoMapping", $"The mapping is no JSON of a mapping: {failure.Message}", failure);
        }

        if (mapping?.Fields is null || (mapping.Fields.Count == 0) == (mapping.Record is null))
        {
            throw new RefusedException("Schema.NoFields", $"The mapping has no 'fields'; name at least one measured field, or a 'record' and none.");
        }

        if (mapping.Record is { } record && (record.Kind.Length is < 1 or > 40 || record.Kind.Any(letter => letter is not ('_' or (>= 'a' and <= 'z')))))
        {
            throw new RefusedException("Schema.RecordKind", $"The kind of record is '{record.Kind}'; allowed are 1 to 40 lower-case letters and underscores.");
        }

        foreach (var field in mapping.Fields)
        {
            CheckField(field);
        }

        return mapping;
    }

    /// <summary>The text that <see cref="ParseMapping"/> reads.</summary>
    public static string Write(SchemaMapping mapping) => JsonSerializer.Serialize(mapping, Json);

    /// <summary>The fields that messages may have, in the order of the schema.</summary>
    public static IReadOnlyList<SchemaField> Fields(XmlSchemaSet schemas)
    {
        var fields = new List<SchemaField>();
        var root = (XmlSchemaElement)schemas.GlobalElements[new XmlQualifiedName(Root)]!;
        Collect((root.ElementSchemaType as XmlSchemaComplexType)?.ContentTypeParticle, isNeeded: true, fields);
        return [.. fields.DistinctBy(field => field.Name)];
    }

    /// <summary>Checks that the schema declares every field that the mapping names.</summary>
    /// <exception cref="RefusedException">It lacks one.</exception>
    public static void CheckFields(XmlSchemaSet schemas, SchemaMapping mapping)
    {
        var declared = Fields(schemas).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        string?[] named = [mapping.MeterField, mapping.StartField, mapping.EndField, mapping.QualityField, mapping.Record?.KeyField, .. mapping.Fields.Select(f => f.Field)];
        if (named.FirstOrDefault(name => name is not null && !declared.Contains(name)) is { } missing)
        {
            throw new RefusedException("Schema.FieldMissing", $"The mapping names the field '{missing}', which the schema does not declare; it declares {string.Join(", ", declared.Order())}.");
        }
    }

    private static XmlReader Reader(string xsd) =>
        XmlReader.Create(new StringReader(xsd), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });

    /// <summary>Looks before compiling, which goes down as deep as the text does.</summary>
    private static void CheckCost(XmlReader text)
    {
        while (text.Read())
        {
            if (text.Depth > DeepestElement)
            {
                throw new RefusedException("Schema.Depth", $"The schema is nested deeper than {DeepestElement} elements. {PlaceOf(text)}");
            }

            if (text is { NodeType: XmlNodeType.Element, NamespaceURI: XmlSchema.Namespace } && Refused.Contains(text.LocalName))
            {
                throw new RefusedException("Schema.Costly", $"The schema uses '{text.LocalName}', which is not taken: it can cost any amount of time. {PlaceOf(text)}");
            }
        }

        static Refusal PlaceOf(XmlReader text)
        {
            var line = (IXmlLineInfo)text;
            return Place(line.LineNumber, line.LinePosition);
        }
    }

    /// <summary>Where to mend what.</summary>
    private static Refusal Place(int line, int position) =>
        new Refusal("Schema.Place", $"Line {line}, position {position}. Mend that line, and give the whole schema again.");

    /// <summary>What the reader says, without the place that it ends with.</summary>
    private static string Words(XmlException failure) => failure.Message.Split(" Line ")[0];

    private static void CheckField(FieldMapping field)
    {
        if (string.IsNullOrWhiteSpace(field.Field) || string.IsNullOrWhiteSpace(field.Quantity) || string.IsNullOrWhiteSpace(field.Unit))
        {
            throw new RefusedException("Schema.FieldParts", $"Each of the mapping's fields needs 'field', 'quantity' and 'unit'.");
        }

        if (!Kinds.Contains(field.Kind))
        {
            throw new RefusedException("Schema.FieldKind", $"The kind of field '{field.Field}' is '{field.Kind}'; allowed are {string.Join(", ", Kinds)}.");
        }

        if (field.Medium is { } medium && !Media.Contains(medium))
        {
            throw new RefusedException("Schema.FieldMedium", $"The medium of field '{field.Field}' is '{medium}'; allowed are {string.Join(", ", Media)}, or null.");
        }
    }

    private static void Collect(XmlSchemaParticle? particle, bool isNeeded, List<SchemaField> fields)
    {
        switch (particle)
        {
            case XmlSchemaElement element:
                fields.Add(new SchemaField(element.QualifiedName.Name, TypeOf(element), isNeeded && element.MinOccurs > 0));
                break;
            case XmlSchemaGroupBase group:
                foreach (var item in group.Items.OfType<XmlSchemaParticle>())
                {
                    Collect(item, isNeeded && group is not XmlSchemaChoice && group.MinOccurs > 0, fields);
                }

                break;
        }
    }

    // The nearest type that XML Schema itself names.
    private static string TypeOf(XmlSchemaElement element) => element.ElementSchemaType?.TypeCode switch
    {
        XmlTypeCode.None or null => "content",
        { } code => char.ToLowerInvariant($"{code}"[0]) + $"{code}"[1..],
    };
}
