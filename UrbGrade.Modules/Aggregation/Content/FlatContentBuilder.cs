using System.Xml;
using System.Xml.Schema;

namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>Turns a compiled schema into a <see cref="FlatContent"/>, where the schema is flat and made of common types.</summary>
/// <remarks>Each element particle is a position (Glushkov's construction). XML Schema demands that a name leads to one position only,
/// so that the positions themselves are the states.</remarks>
internal sealed class FlatContentBuilder
{
    private const int MostPositions = 256;

    private readonly List<Position> positions = [];

    /// <summary>The table; null when the schema is of another kind.</summary>
    public static FlatContent? TryBuild(XmlSchemaSet schemas)
    {
        if (schemas.GlobalElements[new XmlQualifiedName("gcontent")] is not XmlSchemaElement
            {
                ElementSchemaType: XmlSchemaComplexType
                {
                    ContentType: XmlSchemaContentType.ElementOnly, IsAbstract: false, IsMixed: false, AttributeUses.Count: 0,
                } type,
            } root || root.IsAbstract)
        {
            return null;
        }

        var builder = new FlatContentBuilder();
        return builder.Add(type.ContentTypeParticle) is { } whole ? builder.Table(whole) : null;
    }

    private FlatContent? Table(Part whole)
    {
        var states = new List<FlatContent.State> { State(whole.CanBeEmpty, whole.First) };
        for (var i = 0; i < positions.Count; i++)
        {
            states.Add(State(whole.Last.Contains(i), positions[i].Followers));
        }

        return states.All(s => s.Followers.DistinctBy(f => f.Name).Count() == s.Followers.Count) ? new FlatContent([.. states]) : null;
    }

    private FlatContent.State State(bool mayEnd, IEnumerable<int> followers) => new(
        mayEnd, [.. followers.Distinct().Select(p => new FlatContent.Next(positions[p].Name, positions[p].Text, p + 1))]);

    private Part? Add(XmlSchemaParticle particle)
    {
        if (particle.MinOccurs != decimal.Truncate(particle.MinOccurs) || particle.MinOccurs > MostPositions)
        {
            return null;
        }

        var unbounded = particle.MaxOccurs == decimal.MaxValue;
        if (!unbounded && particle.MaxOccurs > MostPositions)
        {
            return null;
        }

        var least = (int)particle.MinOccurs;
        var repeated = new Part(true, [], []);
        for (var i = 0; i < (unbounded ? Math.Max(least, 1) : (int)particle.MaxOccurs); i++)
        {
            if (AddOnce(particle) is not { } once)
            {
                return null;
            }

            if (unbounded && i >= least - 1)
            {
                Follow(once.Last, once.First);
            }

            repeated = Then(repeated, i < least ? once : once with { CanBeEmpty = true });
        }

        return repeated;
    }

    private Part? AddOnce(XmlSchemaParticle particle) => particle switch
    {
        XmlSchemaElement element => AddElement(element),
        XmlSchemaSequence sequence => AddAll(sequence.Items, new Part(true, [], []), Then),
        XmlSchemaChoice { Items.Count: > 0 } choice => AddAll(choice.Items, null, Or),
        _ => null,
    };

    private Part? AddAll(XmlSchemaObjectCollection items, Part? empty, Func<Part, Part, Part> join)
    {
        var joined = empty;
        foreach (var item in items)
        {
            if (item is not XmlSchemaParticle particle || Add(particle) is not { } part)
            {
                return null;
            }

            joined = joined is null ? part : join(joined, part);
        }

        return joined;
    }

    private Part? AddElement(XmlSchemaElement element)
    {
        if (positions.Count >= MostPositions || element.QualifiedName.Namespace.Length > 0 || element.IsAbstract || element.IsNillable
            || element.FixedValue is not null || element.DefaultValue is not null || !element.SubstitutionGroup.IsEmpty || !element.RefName.IsEmpty
            || FieldText.Of(element.ElementSchemaType) is not { } text)
        {
            return null;
        }

        positions.Add(new Position(element.QualifiedName.Name, text, []));
        return new Part(false, [positions.Count - 1], [positions.Count - 1]);
    }

    private Part Then(Part first, Part second)
    {
        Follow(first.Last, second.First);
        return new Part(
            first.CanBeEmpty && second.CanBeEmpty,
            first.CanBeEmpty ? [.. first.First, .. second.First] : first.First,
            second.CanBeEmpty ? [.. first.Last, .. second.Last] : second.Last);
    }

    private static Part Or(Part first, Part second) => new(
        first.CanBeEmpty || second.CanBeEmpty, [.. first.First, .. second.First], [.. first.Last, .. second.Last]);

    private void Follow(IReadOnlyList<int> before, IReadOnlyList<int> after)
    {
        foreach (var position in before)
        {
            positions[position].Followers.AddRange(after);
        }
    }

    private sealed record Position(string Name, FieldText Text, List<int> Followers);

    private sealed record Part(bool CanBeEmpty, IReadOnlyList<int> First, IReadOnlyList<int> Last);
}
