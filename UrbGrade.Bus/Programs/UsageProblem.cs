using System.CommandLine.Parsing;

namespace UrbGrade.Bus.Programs;

/// <summary>What is wrong with a command line, for the person who typed it.</summary>
internal static class UsageProblem
{
    public static string Describe(ParseError problem)
    {
        var place = problem.SymbolResult;
        while (place is not (null or OptionResult))
            place = place.Parent;

        // The parser tells a value that it cannot convert by naming the type, which says nothing to people.
        return place is OptionResult { Option: var option, Tokens: [.., var given] }
            && problem.Message.Contains($"'{option.ValueType}'", StringComparison.Ordinal)
                ? $"{option.Name}: {Expected(option.ValueType)}, not '{given.Value}'."
                : problem.Message;
    }

    private static string Expected(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } choice => string.Join(" or ", Enum.GetNames(choice)),
        var other when other == typeof(bool) => "true or false",
        var other when other == typeof(double) => "a number",
        _ => "a whole number",
    };
}
