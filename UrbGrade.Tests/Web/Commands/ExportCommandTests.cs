using System.IO.Compression;
using System.Text;

namespace UrbGrade.Tests.Web.Commands;

/// <summary>Files that scripts get from the command line.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_script_gets_tables_places_and_packages_as_files()
    {
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona", "--public"));
        string[] figures = ["export", "figures", "--tenant", "20", "--from", "2026-01-01", "--to", "2026-02-01"];

        Assert.Equal(0, await run.Admin([.. figures, "--out", Named("f.csv")]));
        Assert.StartsWith("scope,scope_id,name,period,start,kpi,", await File.ReadAllTextAsync(Named("f.csv"), Cancellation), StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin([.. figures, "--scope", "district", "--out", Named("f.parquet")]));
        Assert.Equal("PAR1", Encoding.ASCII.GetString(await File.ReadAllBytesAsync(Named("f.parquet"), Cancellation), 0, 4));
        Assert.Equal(0, await run.Admin("export", "report", "--tenant", "20", "--year", "2026", "--out", Named("r.xlsx")));
        Assert.Contains("xl/workbook.xml", Entries("r.xlsx"));
        Assert.Equal(0, await run.Admin("export", "places", "--tenant", "20", "--kind", "districts", "--out", Named("d.geojson")));
        Assert.Equal("""{"type":"FeatureCollection","features":[]}""", await File.ReadAllTextAsync(Named("d.geojson"), Cancellation));
        Assert.Equal(0, await run.Admin("export", "package", "--tenant", "20", "--home", "https://example.org/d/20", "--out", Named("p.zip")));
        Assert.Equal(["datapackage.json", "months.csv", "figures.csv", "places.geojson"], Entries("p.zip"));
        Assert.Contains("\"homepage\": \"https://example.org/d/20\"", Descriptor("p.zip"), StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin("export", "package", "--tenant", "20", "--out", Named("q.zip")));
        Assert.DoesNotContain("homepage", Descriptor("q.zip"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hour")]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    [InlineData("year")]
    public async Task Periods_up_to_the_end_of_the_calendar_are_written_and_no_failure(string period)
    {
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona"));

        Assert.Equal(0, await run.Admin("export", "figures", "--tenant", "20", "--period", period, "--from", "9998-12-01", "--to", "9999-12-31", "--out", Named("end.csv")));
        Assert.Single(await File.ReadAllLinesAsync(Named("end.csv"), Cancellation));
    }

    [Fact]
    public async Task What_cannot_be_written_is_told_and_leaves_no_file()
    {
        Assert.Equal(0, await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona"));
        await File.WriteAllTextAsync(Named("there.csv"), "mine", Cancellation);
        string[] figures = ["export", "figures", "--from", "2026-01-01", "--to", "2026-02-01"];
        foreach (var (arguments, file, told) in new (string[], string, string)[]
        {
            ([.. figures, "--tenant", "99"], "a.csv", "no tenant '99'"),
            ([.. figures, "--tenant", "20"], "a.pdf", "allowed are .csv, .xlsx and .parquet"),
            ([.. figures, "--tenant", "20"], "there.csv", "already"),
            (["export", "figures", "--tenant", "20", "--from", "2026-01-01", "--to", "9999-12-31"], "a.csv", "at most 3700 days later"),
            (["export", "figures", "--tenant", "20", "--from", "2026-01-01", "--to", "2026-01-01"], "a.csv", "an end after the beginning"),
            (["export", "readings", "--tenant", "20", "--series", "7"], "a.csv", "no series 7"),
            (["export", "places", "--tenant", "20", "--kind", "castles"], "a.geojson", "castles"),
            (["export", "evidence", "--tenant", "20", "--scope", "tenant", "--figure", "energy", "--day", "2026-01-01"], "a.zip", "There is no energy"),
        })
        {
            Assert.Equal(1, await run.Admin([.. arguments, "--out", Named(file)]));
            Assert.Contains(told, run.Error, StringComparison.Ordinal);
            Assert.Equal(file == "there.csv", File.Exists(Named(file)));
        }

        Assert.Equal("mine", await File.ReadAllTextAsync(Named("there.csv"), Cancellation));
    }

    private string Named(string file) => run.File(file);

    private string Descriptor(string file)
    {
        using var zip = ZipFile.OpenRead(Named(file));
        using var text = new StreamReader(zip.GetEntry("datapackage.json")!.Open());
        return text.ReadToEnd();
    }

    private List<string> Entries(string file)
    {
        using var zip = ZipFile.OpenRead(Named(file));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }
}
