namespace UrbGrade.Modules.Semantics.Mapping;

/// <summary>The ways in which the value of a field becomes RDF.</summary>
internal static class FieldForm
{
    /// <summary>A string.</summary>
    public const string Text = "text";

    /// <summary>xsd:double.</summary>
    public const string Number = "number";

    /// <summary>xsd:integer.</summary>
    public const string Integer = "integer";

    /// <summary>xsd:dateTime, UTC.</summary>
    public const string Instant = "instant";

    /// <summary>Another resource of the platform.</summary>
    public const string Link = "link";

    /// <summary>A geo:Geometry with its well-known text.</summary>
    public const string Geometry = "geometry";

    /// <summary>A time:Interval with its begin and end.</summary>
    public const string Interval = "interval";

    /// <summary>With the set after it: the term that stands for the value in that set; nothing where there is none.</summary>
    public const string Term = "term:";

    /// <summary>With the code of a unit after it: a qudt:QuantityValue.</summary>
    public const string Quantity = "quantity:";

    /// <summary>All of them, for people.</summary>
    public static string Known { get; } =
        string.Join(", ", Text, Number, Integer, Instant, Link, Geometry, Interval, Term + "SET", Quantity + "UNIT");

    public static bool IsKnown(string form) =>
        form is Text or Number or Integer or Instant or Link or Geometry or Interval
        || (form.StartsWith(Term, StringComparison.Ordinal) && form.Length > Term.Length)
        || (form.StartsWith(Quantity, StringComparison.Ordinal) && form.Length > Quantity.Length);
}
