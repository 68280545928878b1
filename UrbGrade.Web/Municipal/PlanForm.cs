using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Web.Municipal;

/// <summary>The what-if of a page's address: what it asks, and each of its fields as it stands there.</summary>
public sealed class PlanForm
{
    /// <summary>Measures that the form has room for.</summary>
    public const int Rows = 3;

    /// <summary>What each number is where its field is empty, as the form shows it, and its bounds; those of the rows by their letter.</summary>
    private static readonly Dictionary<string, (double Customary, double Least, double Most)> Numbers = new(StringComparer.Ordinal)
    {
        ["s"] = (20, -100, 100),
        ["h"] = (6, 0, 24),
        ["f"] = (0, 0, 23),
        ["t"] = (24, 1, 24),
        ["c"] = (1000, 0, 1e12),
        ["l"] = (0, -2, 2),
        ["rate"] = (4, 0, 50),
        ["growth"] = (2, -20, 50),
        ["years"] = (15, 1, 60),
        ["doubt"] = (10, 0, 100),
        ["we"] = (1, 0, 10),
        ["wm"] = (1, 0, 10),
        ["wl"] = (1, 0, 10),
    };

    private static readonly string[] OfRow = ["s", "h", "f", "t", "c", "l"];

    private readonly Dictionary<string, StringValues> fields;

    private PlanForm(Dictionary<string, StringValues> fields) => this.fields = fields;

    /// <summary>Carriers that can be asked for.</summary>
    public static IReadOnlyList<string> Media { get; } = ["light", "power", "heat", "gas"];

    /// <summary>Whether somebody has filled it in.</summary>
    public bool IsAsked => fields.ContainsKey("k1");

    /// <summary>power, light, heat, gas.</summary>
    public string Medium(string customary) => fields.TryGetValue("medium", out var medium) && Media.Contains(medium.ToString()) ? medium.ToString() : customary;

    /// <summary>Chosen assets; empty for all.</summary>
    public IReadOnlyList<int> AssetIds => [.. fields.GetValueOrDefault("asset").Select(id => int.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(id => id > 0)];

    /// <summary>The measure of a row; null where it has none.</summary>
    /// <param name="row">From 1.</param>
    public MeasureKind? Kind(int row) =>
        fields.TryGetValue($"k{row}", out var kind) ? Enum.TryParse<MeasureKind>(kind, out var known) && Enum.IsDefined(known) && known != MeasureKind.Other ? known : null : null;

    /// <summary>Name of the package of a row.</summary>
    public string Package(int row) => fields.TryGetValue($"p{row}", out var name) && name.ToString() is "A" or "B" or "C" ? fields[$"p{row}"].ToString() : ((char)('A' + row - 1)).ToString();

    /// <summary>Fields whose text is no number of their range, of rows with a measure and of all packages: with them nothing is computed.</summary>
    public IReadOnlyList<string> Wrong => [.. Asked.Where(name => Written(name) is not null && Read(name, Written(name)) is null)];

    /// <summary>A number of the form: what is written, or what is customary.</summary>
    /// <param name="name">Of a row with the row's number: <c>s1</c>.</param>
    public double Number(string name) => Read(name, Written(name)) ?? Numbers[Letter(name)].Customary;

    /// <summary>As the field shows it: what was written, be it wrong.</summary>
    public string Text(string name) => Read(name, Written(name)) is null && Written(name) is { } wrong ? wrong : Number(name).ToString(CultureInfo.InvariantCulture);

    /// <summary>Within which a field's number has to be.</summary>
    public static (double Least, double Most) Bounds(string name) => (Numbers[Letter(name)].Least, Numbers[Letter(name)].Most);

    /// <summary>The row of a field, from 1; null for one of all packages.</summary>
    public static int? Row(string name) => Letter(name).Length < name.Length ? name[^1] - '0' : null;

    /// <summary>A field without the number of its row.</summary>
    public static string Letter(string name) => name.TrimEnd('1', '2', '3');

    /// <summary>What is asked.</summary>
    public PlanQuestion Question(string medium) => new(
        medium, AssetIds,
        [
            .. Enumerable.Range(1, Rows).Where(row => Kind(row) is not null).GroupBy(Package).OrderBy(package => package.Key, StringComparer.Ordinal).Select(package => new PlanPackage(
                package.Key,
                [
                    .. package.Select(row => new PlanMeasure(
                        Kind(row)!.Value, Number($"s{row}"), Number($"h{row}"), Number($"c{row}"), (int)Number($"l{row}"))
                    {
                        FromHour = (int)Number($"f{row}"), ToHour = (int)Number($"t{row}"),
                    }),
                ])),
        ],
        Number("rate") / 100, Number("growth") / 100, (int)Number("years"), Number("doubt") / 100,
        Number("we"), Number("wm"), Number("wl"));

    /// <summary>What a decision keeps of its what-if: the address; null where that names so many places that no note holds it.</summary>
    /// <param name="address">Relative to the platform's.</param>
    public static string? NoteOf(string address) => address.Length > InterventionDraft.LongestNote ? null : address;

    /// <summary>Reads the query of an address.</summary>
    public static PlanForm Read(string address) => new(QueryHelpers.ParseQuery(new Uri(address).Query));

    /// <summary>The numbers that the question is made of.</summary>
    private IEnumerable<string> Asked =>
        [.. Enumerable.Range(1, Rows).Where(row => Kind(row) is not null).SelectMany(row => OfRow.Select(letter => $"{letter}{row}")), .. Numbers.Keys.Except(OfRow)];

    /// <summary>Null where the field is empty.</summary>
    private string? Written(string name) => fields.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text.ToString() : null;

    private static double? Read(string name, string? text)
    {
        var (_, least, most) = Numbers[Letter(name)];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
    }
}
