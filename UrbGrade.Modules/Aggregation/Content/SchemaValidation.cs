using System.Xml;
using System.Xml.Schema;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>Lets the framework's own validator judge content, against any schema.</summary>
internal static class SchemaValidation
{
    /// <summary>The first violation; null when the content is valid.</summary>
    public static ContentProblem? FindProblem(XmlSchemaSet schemas, IReadOnlyList<ContentField> fields)
    {
        ContentProblem? problem = null;
        var current = -1;
        var names = new NameTable();
        var validator = new XmlSchemaValidator(names, schemas, new XmlNamespaceManager(names), XmlSchemaValidationFlags.None);
        validator.ValidationEventHandler += (_, violation) =>
        {
            if (violation.Severity == XmlSeverityType.Error)
            {
                problem ??= new ContentProblem(current, violation.Message);
            }
        };
        validator.Initialize();
        Open(validator, "gcontent");
        for (current = 0; current < fields.Count && problem is null; current++)
        {
            Open(validator, fields[current].Name);
            if (!fields[current].Text.IsEmpty)
            {
                validator.ValidateText(fields[current].Text.ToString());
            }

            validator.ValidateEndElement(null);
        }

        if (problem is null)
        {
            current = -1;
            validator.ValidateEndElement(null);
            validator.EndValidation();
        }

        return problem;
    }

    private static void Open(XmlSchemaValidator validator, string name)
    {
        validator.ValidateElement(name, "", null);
        validator.ValidateEndOfAttributes(null);
    }
}
