using CsvHelper.Configuration.Attributes;

namespace UrbGrade.Modules.Semantics.Mapping;

/// <summary>A row of a mapping file. A later row of the same row, about and name takes the place of an earlier one.</summary>
internal sealed class MappingRow
{
    /// <summary><c>prefix</c>, <c>class</c>, <c>field</c> or <c>term</c>.</summary>
    [Name("row")]
    public string Row { get; set; } = "";

    /// <summary>Of a class or field the kind of resource, of a field also with a condition, such as <c>asset kind=home</c>; of a term its set.</summary>
    [Name("about")]
    public string About { get; set; } = "";

    /// <summary>The prefix, the field, or the value that stands for the term. Of a class nothing, or a condition such as <c>kind=house</c>.</summary>
    [Name("name")]
    public string Name { get; set; } = "";

    /// <summary>The IRI of a prefix; otherwise prefixed names separated by blanks. Nothing takes an earlier row away.</summary>
    [Name("terms")]
    public string Terms { get; set; } = "";

    /// <summary>How a field's value is written, as <see cref="FieldForm"/> lists; of a term the classes that it belongs to.</summary>
    [Name("form")]
    public string Form { get; set; } = "";

    /// <summary>For people; of a prefix the version of the ontology.</summary>
    [Name("note")]
    public string Note { get; set; } = "";

    /// <summary>Line of the file, from 1; 0 for a row of no file.</summary>
    [Ignore]
    public int Line { get; set; }
}
