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

    /// <summary>A number of the form: what is written, or what is customary.</summary>
    /// <param name="name">Of a row with the row's number: <c>s1</c>.</param>
    public double Number(string name)
    {
        var (customary, least, most) = Numbers[name.TrimEnd('1', '2', '3')];
        return fields.TryGetValue(name, out var text) && double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? Math.Clamp(number, least, most) : customary;
    }

    /// <summary>The number as a field has it.</summary>
    public string Text(string name) => Number(name).ToString(CultureInfo.InvariantCulture);

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
}
