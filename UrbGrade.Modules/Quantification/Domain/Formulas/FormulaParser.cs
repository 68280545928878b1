using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>Reads a formula. Grammar: sums of products of numbers, names, functions and parentheses; a number may carry a unit in brackets.</summary>
/// <example><c>(energy.heat + energy.power) / floor_area</c>, <c>mean(temperature_in) - 20 [Cel]</c></example>
internal sealed class FormulaParser
{
    /// <summary>Characters of a formula.</summary>
    public const int Longest = 500;

    private const int Deepest = 32;
    private const int MostParts = 200;

    private static readonly string[] SeriesFunctions = ["sum", "mean", "lowest", "highest"];

    private static readonly Dictionary<string, (FormulaOperation Operation, int Parts)> Functions = new(StringComparer.Ordinal)
    {
        ["abs"] = (FormulaOperation.Absolute, 1),
        ["min"] = (FormulaOperation.Least, 2),
        ["max"] = (FormulaOperation.Greatest, 2),
    };

    private readonly string text;
    private int at;
    private int depth;
    private int parts;

    private FormulaParser(string text) => this.text = text;

    /// <summary>Whether a formula can write a name.</summary>
    public static bool IsWord(string name) => name.Length > 0 && name.All(IsOfWord);

    /// <summary>The formula's parts.</summary>
    /// <exception cref="FormulaException">It cannot be read, or is too long or too deep.</exception>
    public static FormulaNode Parse(string text)
    {
        if (text.Length > Longest)
        {
            throw new FormulaException(new Refusal("Formula.Length", $"The formula has {text.Length} characters; allowed are {Longest}"), Longest);
        }

        var parser = new FormulaParser(text);
        var root = parser.Sum();
        return parser.Peek() == '\0' ? root : throw parser.Unexpected(new Refusal("Formula.Operator", $"an operator or the end"));
    }

    private FormulaNode Sum()
    {
        if (++depth > Deepest)
        {
            throw new FormulaException(new Refusal("Formula.Depth", $"The formula is nested deeper than {Deepest} levels"), at);
        }

        var left = Product();
        while (Peek() is '+' or '-')
        {
            left = Node(text[at++] == '+' ? FormulaOperation.Add : FormulaOperation.Subtract, left.Position, left, Product());
        }

        depth--;
        return left;
    }

    private FormulaNode Product()
    {
        var left = Signed();
        while (Peek() is '*' or '/')
        {
            left = Node(text[at++] == '*' ? FormulaOperation.Multiply : FormulaOperation.Divide, left.Position, left, Signed());
        }

        return left;
    }

    private FormulaNode Signed()
    {
        var isNegative = false;
        var start = at;
        while (Peek() == '-')
        {
            at++;
            isNegative = !isNegative;
        }

        var value = Primary();
        return isNegative ? Node(FormulaOperation.Negate, start, value) : value;
    }

    private FormulaNode Primary()
    {
        var next = Peek();
        if (next == '(')
        {
            at++;
            var inner = Sum();
            Expect(')');
            return inner;
        }

        return char.IsAsciiDigit(next) ? Number() : char.IsAsciiLetterLower(next) ? Named() : throw Unexpected(new Refusal("Formula.Value", $"a number, a name or '('"));
    }

    private FormulaNode Number()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        if (!double.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            throw new FormulaException(new Refusal("Formula.Number", $"'{text[start..at]}' is no number"), start);
        }

        if (Peek() != '[')
        {
            return Node(FormulaOperation.Number, start) with { Value = value };
        }

        var end = text.IndexOf(']', at);
        var name = end < 0 ? text[(at + 1)..] : text[(at + 1)..end];
        if (end < 0 || UnitOfMeasure.Parse(name) is not { } unit)
        {
            throw new FormulaException(
                new Refusal("Formula.NoUnit", $"'{name}' is no unit; allowed are {string.Join(", ", UnitOfMeasure.Known)} and currencies, joined by '.' and '/'"), at);
        }

        at = end + 1;
        return Node(FormulaOperation.Number, start) with { Value = value, Unit = unit };
    }

    private FormulaNode Named()
    {
        var start = at;
        var name = Word();
        if (Peek() != '(')
        {
            return Node(FormulaOperation.Name, start) with { Name = name };
        }

        at++;
        if (SeriesFunctions.Contains(name))
        {
            Peek();
            var quantity = Word();
            Expect(')');
            return Node(FormulaOperation.OfSeries, start) with { Name = $"{name}({quantity})" };
        }

        if (!Functions.TryGetValue(name, out var function))
        {
            throw new FormulaException(
                new Refusal("Formula.NoFunction", $"There is no function '{name}'; there are {string.Join(", ", Functions.Keys)} of values and {string.Join(", ", SeriesFunctions)} of series"), start);
        }

        var arguments = new List<FormulaNode> { Sum() };
        while (arguments.Count < function.Parts)
        {
            Expect(',');
            arguments.Add(Sum());
        }

        Expect(')');
        return Node(function.Operation, start, [.. arguments]);
    }

    private string Word()
    {
        var start = at;
        while (at < text.Length && IsOfWord(text[at]))
        {
            at++;
        }

        return at > start ? text[start..at] : throw Unexpected(new Refusal("Formula.Name", $"a name"));
    }

    private static bool IsOfWord(char sign) => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign is '_' or '.';

    private FormulaNode Node(FormulaOperation operation, int position, params FormulaNode[] of) => ++parts > MostParts
        ? throw new FormulaException(new Refusal("Formula.Parts", $"The formula has more than {MostParts} parts"), position)
        : new FormulaNode(operation, position, of);

    /// <summary>The next character that is no blank; <c>\0</c> at the end.</summary>
    private char Peek()
    {
        while (at < text.Length && text[at] is (' ' or '\t' or '\r' or '\n'))
        {
            at++;
        }

        return at < text.Length ? text[at] : '\0';
    }

    private void Expect(char sign)
    {
        if (Peek() != sign)
        {
            throw Unexpected(new Refusal("Formula.Sign", $"'{sign}'"));
        }

        at++;
    }

    private FormulaException Unexpected(Refusal expected) => new(
        at < text.Length
            ? new Refusal("Formula.Stands", $"'{text[at]}' stands where {expected} should") : new Refusal("Formula.Ends", $"The formula ends where {expected} should stand"),
        at);
}
