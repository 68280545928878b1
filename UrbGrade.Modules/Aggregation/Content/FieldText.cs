using System.Xml.Schema;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>Recognises texts that a simple type certainly accepts.</summary>
internal sealed class FieldText
{
    private readonly Kind kind;
    private readonly int shortest;
    private readonly int longest;
    private readonly string[]? allowed;

    private FieldText(Kind kind, int shortest, int longest, string[]? allowed) =>
        (this.kind, this.shortest, this.longest, this.allowed) = (kind, shortest, longest, allowed);

    private enum Kind
    {
        Double,
        Decimal,
        Integer,
        Long,
        Int,
        Time,
        Text,
        Token,
    }

    /// <summary>For a type of the common kinds; null for any other one.</summary>
    public static FieldText? Of(XmlSchemaType? type)
    {
        var (shortest, longest) = (0, int.MaxValue);
        string[]? allowed = null;
        while (type is XmlSchemaSimpleType { Content: XmlSchemaSimpleTypeRestriction restriction } simple && simple.QualifiedName.Namespace != XmlSchema.Namespace)
        {
            var listed = restriction.Facets.OfType<XmlSchemaEnumerationFacet>().Select(facet => facet.Value!).ToArray();
            if (listed.Length > 0)
            {
                allowed = allowed is null ? listed : [.. allowed.Intersect(listed)];
            }

            foreach (var facet in restriction.Facets.Cast<XmlSchemaFacet>().Where(facet => facet is not XmlSchemaEnumerationFacet))
            {
                if (facet is not (XmlSchemaMinLengthFacet or XmlSchemaMaxLengthFacet) || !int.TryParse(facet.Value, out var length))
                {
                    return null;
                }

                (shortest, longest) = facet is XmlSchemaMinLengthFacet
                    ? (Math.Max(shortest, length), longest)
                    : (shortest, Math.Min(longest, length));
            }

            type = simple.BaseXmlSchemaType;
        }

        // Numbers and times are listed by value, which may be written in many ways.
        return KindOf(type) is { } kind && (allowed is null || kind is Kind.Token or Kind.Text) ? new FieldText(kind, shortest, longest, allowed) : null;
    }

    /// <summary>False means only that a real validator has to decide.</summary>
    public bool SurelyAccepts(ReadOnlySpan<char> text) => kind switch
    {
        Kind.Double => XsdLexical.IsDouble(text),
        Kind.Decimal => XsdLexical.IsDecimal(text),
        Kind.Integer => XsdLexical.IsInteger(text, 28),
        Kind.Long => XsdLexical.IsInteger(text, 18),
        Kind.Int => XsdLexical.IsInteger(text, 9),
        Kind.Time => XmlTime.TryParse(text, out var time) && time.Year is > 1900 and < 2100,
        Kind.Token => IsLongEnough(text) && XsdLexical.IsToken(text),
        _ => IsLongEnough(text),
    };

    private static Kind? KindOf(XmlSchemaType? type) => type is not XmlSchemaSimpleType || type.QualifiedName.Namespace != XmlSchema.Namespace
        ? null
        : type.TypeCode switch
        {
            XmlTypeCode.Double or XmlTypeCode.Float => Kind.Double,
            XmlTypeCode.Decimal => Kind.Decimal,
            XmlTypeCode.Integer => Kind.Integer,
            XmlTypeCode.Long => Kind.Long,
            XmlTypeCode.Int => Kind.Int,
            XmlTypeCode.DateTime => Kind.Time,
            XmlTypeCode.String => Kind.Text,
            XmlTypeCode.NormalizedString or XmlTypeCode.Token => Kind.Token,
            _ => null,
        };

    private bool IsLongEnough(ReadOnlySpan<char> text) => text.Length >= shortest && text.Length <= longest && IsAllowed(text);

    private bool IsAllowed(ReadOnlySpan<char> text)
    {
        if (allowed is null)
        {
            return true;
        }

        foreach (var one in allowed)
        {
            if (text.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }
}
