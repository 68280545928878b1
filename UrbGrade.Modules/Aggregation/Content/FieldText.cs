using System.Xml.Schema;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>Recognises texts that a simple type certainly accepts.</summary>
internal sealed class FieldText
{
    private readonly Kind _kind;
    private readonly int _shortest;
    private readonly int _longest;

    private FieldText(Kind kind, int shortest, int longest) => (_kind, _shortest, _longest) = (kind, shortest, longest);

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
        while (type is XmlSchemaSimpleType { Content: XmlSchemaSimpleTypeRestriction restriction } simple && simple.QualifiedName.Namespace != XmlSchema.Namespace)
        {
            foreach (var facet in restriction.Facets)
            {
                if (facet is not (XmlSchemaMinLengthFacet or XmlSchemaMaxLengthFacet) || !int.TryParse(((XmlSchemaFacet)facet).Value, out var length))
                {
                    return null;
                }

                (shortest, longest) = facet is XmlSchemaMinLengthFacet
                    ? (Math.Max(shortest, length), longest)
                    : (shortest, Math.Min(longest, length));
            }

            type = simple.BaseXmlSchemaType;
        }

        return KindOf(type) is { } kind ? new FieldText(kind, shortest, longest) : null;
    }

    /// <summary>False means only that a real validator has to decide.</summary>
    public bool SurelyAccepts(ReadOnlySpan<char> text) => _kind switch
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

    private bool IsLongEnough(ReadOnlySpan<char> text) => text.Length >= _shortest && text.Length <= _longest;
}
