using System.Globalization;
using System.Text.Json;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Semantics;

/// <summary>Python's rdflib, as Debian packages it: a reader of RDF that is not ours.</summary>
internal static class RdfLib
{
    private const string Python = "/usr/bin/python3";

    private static readonly string Program = Path.Combine(Checkout.Root, "UrbGrade.Tests", "Semantics", "rdf.py");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>How many statements both documents make; the test fails when they are not the same ones.</summary>
    public static async Task<int> Same(string turtle, string jsonLd)
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (await Keep(folder, "a.ttl", turtle), await Keep(folder, "b.jsonld", jsonLd));
        return int.Parse(await Run("same", first, second), CultureInfo.InvariantCulture);
    }

    /// <summary>Rows of a SPARQL query over documents in Turtle.</summary>
    public static async Task<List<string?[]>> Query(string sparql, params string[] turtle)
    {
        using var folder = new TemporaryFolder();
        var files = new List<string>();
        foreach (var document in turtle)
        {
            files.Add(await Keep(folder, $"{files.Count}.ttl", document));
        }

        return JsonSerializer.Deserialize<List<string?[]>>(await Run(["query", sparql, .. files]))!;
    }

    private static async Task<string> Keep(TemporaryFolder folder, string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllTextAsync(path, text, Cancellation);
        return path;
    }

    private static async Task<string> Run(params string[] arguments)
    {
        var (code, _, errors) = await ExternalTool.TryRun(Python, ["-c", "import rdflib"], cancellation: Cancellation);
        Assert.SkipWhen(code != 0, $"Needs Debian's rdflib (apt-get install python3-rdflib): {errors}");
        return await ExternalTool.Run(Python, [Program, .. arguments], cancellation: Cancellation);
    }
}
