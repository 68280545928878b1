namespace UrbGrade.Bus.Validation;

/// <summary>
/// The rules of validation, estimation and cleansing in the order in which they apply. The names are stored; the rules
/// are those that metering calls VEE (Itron IEE, Oracle Utilities "Validation, Editing and Estimation").
/// </summary>
internal static class VecRule
{
    public const string Duplicate = "02-duplicate";
    public const string Gap = "03-gap";
    public const string Rollover = "04-rollover";
    public const string Dip = "04-dip";
    public const string Reset = "04-reset";
    public const string Spike = "05-spike";
    public const string Limit = "06-limit";
    public const string Negative = "06-negative";
    public const string Stuck = "07-stuck";
    public const string FlatLine = "07-flat-line";
    public const string Outlier = "08-outlier";
    public const string SumCheck = "09-sum-check";
    public const string ZeroAsMissing = "10-zero-as-missing";
    public const string Physics = "11-physics";

    /// <summary>Nothing wrong: of the hours only their share of a longer time is known.</summary>
    public const string SumOnly = "12-sum-only";

    /// <summary>Another value of the same interval in one request, or of another sender.</summary>
    public const string Conflict = "02-conflict";

    /// <summary>In the order in which they apply, but for those that came later; the place of a rule is its bit, which
    /// is stored: see <see cref="Bit"/>.</summary>
    public static readonly IReadOnlyList<string> All =
        [Duplicate, Gap, Rollover, Dip, Reset, Spike, Limit, Negative, Stuck, FlatLine, Outlier, SumCheck, ZeroAsMissing, Physics, Conflict, SumOnly];

    private static readonly Dictionary<string, int> Bits = All.Index().ToDictionary(rule => rule.Item, rule => 1 << rule.Index);

    /// <summary>The bit of a rule in a number that holds several; 0 for no rule. Bits are stored.</summary>
    public static int Bit(string rule) => Bits.GetValueOrDefault(rule);

    /// <summary>The rules of a number that holds several.</summary>
    public static IEnumerable<string> Of(int bits) => All.Where(rule => (bits & Bit(rule)) != 0);
}
