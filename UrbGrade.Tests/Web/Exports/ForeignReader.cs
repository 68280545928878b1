using System.IO.Compression;
using System.Text.Json;
using UrbGrade.Tests.Interop;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Web.Exports;

/// <summary>Readers of tables that are not ours: Python's csv, Debian's openpyxl, npm's hyparquet and datapackage.</summary>
internal static class ForeignReader
{
    private const string Python = "/usr/bin/python3";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<List<string[]>> Csv(byte[] file, string delimiter = ",")
    {
        var output = await RunPython(file, "table.csv", "csv", delimiter);
        return JsonSerializer.Deserialize<List<string[]>>(output)!;
    }

    /// <summary>Sheets by name; each cell as its type (n, s, d, f ...) and its value.</summary>
    public static async Task<Dictionary<string, List<(string Type, JsonElement Value)[]>>> Xlsx(byte[] file)
    {
        var (code, _, errors) = await ExternalTool.TryRun(Python, ["-c", "import openpyxl"], cancellation: Cancellation);
        Assert.SkipWhen(code != 0, $"Needs Debian's openpyxl (apt-get install python3-openpyxl): {errors}");
        var sheets = JsonSerializer.Deserialize<Dictionary<string, List<JsonElement[][]>>>(await RunPython(file, "table.xlsx", "xlsx"))!;
        return sheets.ToDictionary(
            sheet => sheet.Key, sheet => sheet.Value.ConvertAll(row => Array.ConvertAll(row, cell => (cell[0].GetString()!, cell[1]))));
    }

    /// <summary>How many groups of rows there are, and the rows.</summary>
    public static async Task<(int Groups, List<JsonElement> Rows)> Parquet(byte[] file)
    {
        using var kept = new TemporaryFolder();
        var path = Path.Combine(kept.Path, "table.parquet");
        await File.WriteAllBytesAsync(path, file, Cancellation);
        var read = await RunNode("parquet", path);
        return (read.GetProperty("groups").GetInt32(), [.. read.GetProperty("rows").EnumerateArray()]);
    }

    /// <summary>What is wrong with a data package by the profiles of its standard, and the rows of its tables by name.</summary>
    public static async Task<(List<string> Errors, Dictionary<string, List<JsonElement>> Tables)> DataPackage(byte[] zip)
    {
        using var kept = new TemporaryFolder();
        using var packed = new MemoryStream(zip);
        await ZipFile.ExtractToDirectoryAsync(packed, kept.Path, Cancellation);
        var read = await RunNode("datapackage", Path.Combine(kept.Path, "datapackage.json"));
        return (
            [.. read.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!)],
            read.GetProperty("tables").EnumerateObject().ToDictionary(table => table.Name, table => table.Value.EnumerateArray().ToList()));
    }

    private static async Task<JsonElement> RunNode(string client, string path)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"urbgrade-tests-{client}");
        await NpmFolder.Install(Path.Combine(Checkout.Root, "UrbGrade.Tests", "Interop", "Clients", client), folder, Cancellation);
        return JsonSerializer.Deserialize<JsonElement>(await ExternalTool.Run("node", [Path.Combine(folder, "read.js"), path], cancellation: Cancellation));
    }

    private static async Task<string> RunPython(byte[] file, string name, string kind, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllBytesAsync(path, file, Cancellation);
        return await ExternalTool.Run(
            Python, [Path.Combine(Checkout.Root, "UrbGrade.Tests", "Web", "Exports", "read.py"), kind, path, .. arguments], cancellation: Cancellation);
    }
}
