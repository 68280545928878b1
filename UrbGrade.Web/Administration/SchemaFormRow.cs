using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Administration;

/// <summary>What somebody chose for one field of a schema.</summary>
internal sealed class SchemaFormRow(SchemaField field)
{
    public SchemaField Field { get; } = field;

    public FieldUse Use { get; set; }

    public string Quantity { get; set; } = "";

    public string Unit { get; set; } = "";

    public string Kind { get; set; } = "interval";

    public string Medium { get; set; } = "";
}
