using System.Collections.Concurrent;
using System.Text.Json;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Reference;

/// <summary>A part of <c>reference_kpi.json</c>, which notes what a test has held of it.</summary>
internal sealed class ReferenceEntry
{
    private static readonly AsyncLocal<ConcurrentDictionary<string, bool>?> Noted = new();
    private static readonly Lazy<JsonElement> Document = new(() =>
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Folder(), "reference_kpi.json")));
        return document.RootElement.Clone();
    });

    // Trailing zeros are not written, so that the numbers of one name together tell to how many decimals it was rounded.
    private static readonly Lazy<Dictionary<string, int>> Decimals = new(() => Leaves(All)
        .Where(leaf => leaf.element.ValueKind == JsonValueKind.Number).GroupBy(leaf => leaf.name).ToDictionary(
            named => named.Key, named => named.Max(leaf => DecimalsOf(leaf.element.GetRawText()))));

    private readonly string path;
    private readonly string name;
    private readonly JsonElement element;

    private ReferenceEntry(string path, string name, JsonElement element) => (this.path, this.name, this.element) = (path, name, element);

    public static ReferenceEntry All => new("", "", Document.Value);

    /// <summary>Paths of all figures of the file.</summary>
    public static IEnumerable<string> Paths => Leaves(All).Select(leaf => leaf.path);

    /// <summary>Names of its parts.</summary>
    public IEnumerable<string> Names => element.EnumerateObject().Select(part => part.Name);

    public IEnumerable<ReferenceEntry> Items => element.EnumerateArray().Select((item, at) => new ReferenceEntry($"{path}/{at}", name, item));

    public ReferenceEntry this[string part] => new($"{path}/{part}", part, element.GetProperty(part));

    /// <summary>Paths of the figures that a piece of work holds.</summary>
    public static async Task<IReadOnlyCollection<string>> HeldBy(Func<Task> work)
    {
        var noted = new ConcurrentDictionary<string, bool>();
        Noted.Value = noted;
        try
        {
            await work();
            return [.. noted.Keys];
        }
        finally
        {
            Noted.Value = null;
        }
    }

    public void Holds(string actual)
    {
        Note();
        Assert.Equal(element.GetString(), actual);
    }

    public void Holds(int actual)
    {
        Note();
        Assert.Equal(element.GetInt32(), actual);
    }

    /// <summary>Holds a figure to 1e-9, or to half a unit of the last decimal that its name is written with.</summary>
    public void Holds(double? actual)
    {
        Note();
        var expected = element.GetDouble();
        var rounding = 0.50001 * Math.Pow(10, -Decimals.Value[name]);
        Assert.True(
            actual is { } value && Math.Abs(expected - value) <= Math.Max(1e-9 * Math.Abs(expected), rounding), $"{path} is {actual}, expected {element.GetRawText()}");
    }

    private static IEnumerable<ReferenceEntry> Leaves(ReferenceEntry entry) => entry.element.ValueKind switch
    {
        JsonValueKind.Object => entry.element.EnumerateObject().SelectMany(part => Leaves(entry[part.Name])),
        JsonValueKind.Array => entry.Items.SelectMany(Leaves),
        _ => [entry],
    };

    private static int DecimalsOf(string number) => number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0;

    private void Note() => Noted.Value?.TryAdd(path, true);
}
