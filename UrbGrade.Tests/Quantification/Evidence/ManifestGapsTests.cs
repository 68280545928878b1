using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Modules;
using UrbGrade.Modules.Quantification.Evidence;

namespace UrbGrade.Tests.Quantification.Evidence;

public class ManifestGapsTests
{
    private const string Whole = """
        {
          "format": "urbgrade-evidence/2", "madeAt": "2026-03-10T00:00:00Z", "tenant": "20", "currency": "EUR",
          "figure": {
            "scope": "asset", "number": 1, "about": "Shop", "code": "energy", "version": 1, "name": "Energy used", "formula": "E", "unit": "kW.h",
            "medium": null, "period": "day", "start": "2026-03-03", "value": 1.5, "expected": 24, "valid": 24, "estimated": 0,
            "occurredAt": null, "leastCoverage": 0.9
          },
          "readingsFrom": "2026-03-01T00:00:00Z", "readingsTo": "2026-03-05T00:00:00Z",
          "assets": [{ "number": 1, "name": "Shop", "kind": "shop", "zone": "Europe/Madrid",
            "facts": [{ "name": "floor_area", "from": "2026-01-01", "value": 50 }] }],
          "series": [{
            "number": 1, "assetNumber": 1, "meterNumber": 1, "meter": "477", "quantity": "energy", "unit": "kW.h", "kind": "interval",
            "settings": [{ "from": 0 }], "limits": [{ "from": "2026-01-01" }]
          }],
          "records": [], "factors": [], "tariffs": [], "formulas": [],
          "schemas": [{
            "type": "001", "version": "001",
            "mapping": { "meterField": null, "fields": [{ "field": "energy", "quantity": "energy", "unit": "kW.h", "kind": "interval", "medium": null }] }
          }],
          "requests": [{ "id": 1, "file": null, "receivedAt": "2026-03-04T00:00:00Z", "skipped": [0], "thumbprint": null }],
          "certificates": [], "files": [{ "name": "readings.csv", "bytes": 1, "sha256": "00" }]
        }
        """;

    [Fact]
    public void What_may_be_left_out_is_no_gap() =>
        Assert.Empty(ManifestGaps.In(JsonSerializer.Deserialize<EvidenceManifest>(Whole, EvidenceNames.Json)!));

    [Theory]
    [InlineData("currency", "currency")]
    [InlineData("figure", "figure")]
    [InlineData("figure.formula", "figure.formula")]
    [InlineData("requests", "requests")]
    [InlineData("requests.0", "requests[0]")]
    [InlineData("requests.0.skipped", "requests[0].skipped")]
    [InlineData("files.0.name", "files[0].name")]
    [InlineData("assets.0.facts.0", "assets[0].facts[0]")]
    [InlineData("series.0.limits.0", "series[0].limits[0]")]
    [InlineData("schemas.0.mapping.fields.0.unit", "schemas[0].mapping.fields[0].unit")]
    public void Null_where_a_manifest_has_to_say_something_is_told_with_its_place_and_was_a_failure(string path, string place)
    {
        var finding = UrbGradeModules.VerifyEvidence(Zip(Without(path)), []);

        Assert.False(finding.Holds);
        Assert.Equal(
            $"manifest.json says nothing at {place}, where it has to: the file is not as the platform made it. Ask the platform for the evidence again",
            Assert.Single(Assert.Single(finding.Steps, step => step.Name == "manifest").Problems));
    }

    private static string Without(string path)
    {
        var manifest = JsonNode.Parse(Whole)!;
        var parts = path.Split('.');
        var parent = parts[..^1].Aggregate(manifest, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);
        if (int.TryParse(parts[^1], out var last))
        {
            parent[last] = null;
        }
        else
        {
            parent[parts[^1]] = null;
        }

        return manifest.ToJsonString();
    }

    private static MemoryStream Zip(string manifest)
    {
        var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(archive.CreateEntry("manifest.json").Open()))
        {
            writer.Write(manifest);
        }

        output.Position = 0;
        return output;
    }
}
