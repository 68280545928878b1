using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>Formulas of one tenant, which may name each other by their codes.</summary>
/// <param name="formulas">Their codes, texts and units, each code once.</param>
/// <param name="names">What they may name beside each other.</param>
internal sealed class FormulaLinks(IEnumerable<(string Code, string Text, string Unit)> formulas, FormulaNames names)
{
    /// <summary>So many name each other in a row at most: each is computed within the one that names it.</summary>
    public const int LongestChain = 8;

    private readonly Dictionary<string, (string Code, string Text, string Unit)> texts = formulas.ToDictionary(formula => formula.Code, StringComparer.Ordinal);
    private readonly Dictionary<string, Formula> read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> chains = new(StringComparer.Ordinal);
    private readonly List<string> path = [];
    private readonly List<string> order = [];

    /// <summary>Codes of those that were read, each after those that it names.</summary>
    public IReadOnlyList<string> Order => order;

    /// <summary>Reads one, and those that it names before.</summary>
    /// <exception cref="FormulaException">It cannot be used, leads back to itself, or over too many others.</exception>
    public Formula Of(string code)
    {
        if (read.TryGetValue(code, out var known))
        {
            return known;
        }

        if (path.Contains(code))
        {
            throw new FormulaException(new Refusal("Formula.Circle", $"The formula leads back to itself: {string.Join(" -> ", path.SkipWhile(one => one != code).Append(code))}"), 0);
        }

        path.Add(code);
        try
        {
            if (path.Count > LongestChain)
            {
                throw TooLong();
            }

            var formula = Formula.Of(texts[code].Text, texts[code].Unit, UnitOf);
            var chain = 1 + formula.Names.Select(name => chains.GetValueOrDefault(name)).DefaultIfEmpty().Max();
            if (chain > LongestChain)
            {
                throw TooLong();
            }

            chains.Add(code, chain);
            read.Add(code, formula);
            order.Add(code);
            return formula;
        }
        finally
        {
            path.RemoveAt(path.Count - 1);
        }
    }

    /// <summary>KPIs of the platform, facts and series that one is made of, by itself or through those that it names, each once.</summary>
    /// <exception cref="FormulaException">It cannot be used, or leads back to itself.</exception>
    public IReadOnlyList<string> NeedsOf(string code)
    {
        var (needs, reached, open) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), new Queue<string>([code]));
        while (open.TryDequeue(out var next))
        {
            foreach (var name in Of(next).Names.Where(reached.Add))
            {
                if (names.UnitOf(name) is null)
                {
                    open.Enqueue(name);
                }
                else
                {
                    needs.Add(name);
                }
            }
        }

        return needs;
    }

    /// <summary>What is wrong with one, for whoever wrote it; null when it can be used.</summary>
    public Refusal? ProblemOf(string code)
    {
        try
        {
            Of(code);
            return null;
        }
        catch (FormulaException failure)
        {
            return failure.Refusal;
        }
    }

    private static FormulaException TooLong() => new(new Refusal("Formula.Chain", $"More than {LongestChain} formulas name each other in a row"), 0);

    /// <summary>The unit of a KPI, a fact, a series or another formula.</summary>
    private UnitOfMeasure? UnitOf(string name)
    {
        if (names.UnitOf(name) is { } known)
        {
            return known;
        }

        if (names.SeveralUnitsOf(name) is { Count: > 1 } units && FormulaNames.QuantityOf(name) is { } quantity)
        {
            throw new FormulaException(
                new Refusal("Formula.SeveralUnits", $"'{quantity}' is measured in several units ({string.Join(", ", units)}) and cannot be named: have all its meters send it in one, or one of them under another name"),
                Math.Max(0, texts[path[^1]].Text.IndexOf(quantity, StringComparison.Ordinal)));
        }

        if (!texts.TryGetValue(name, out var named))
        {
            return null;
        }

        Of(name);
        return UnitOfMeasure.Parse(named.Unit);
    }
}
