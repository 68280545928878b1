using System.Text.Json;
using UrbGrade.Tests.Interop;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Web.Exports;

/// <summary>Readers of tables that are not ours: Python's csv, Debian's openpyxl, npm's hyparquet.</summary>
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
        var folder = Path.Combine(Path.GetTempPath(), "urbgrade-tests-parquet");
        await NpmFolder.Install(Path.Combine(Checkout.Root, "UrbGrade.Tests", "Interop", "Clients", "parquet"), folder, Cancellation);
        using var kept = new TemporaryFolder();
        var path = Path.Combine(kept.Path, "table.parquet");
        await File.WriteAllBytesAsync(path, file, Cancellation);
        var read = JsonSerializer.Deserialize<JsonElement>(await ExternalTool.Run("node", [Path.Combine(folder, "read.js"), path], cancellation: Cancellation));
        return (read.GetProperty("groups").GetInt32(), [.. read.GetProperty("rows").EnumerateArray()]);
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
