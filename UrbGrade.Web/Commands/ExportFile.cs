using System.CommandLine;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Exports;

namespace UrbGrade.Web.Commands;

/// <summary>A file that a command writes tables into.</summary>
internal static class ExportFile
{
    public static Option<string> Named(string description) => new("--out") { Description = description, Required = true };

    public static Option<string> Tables() => Named("File to write, ending in .csv, .xlsx or .parquet; must not exist.");

    public static Option<bool> ForSpreadsheets() => new("--for-spreadsheets") { Description = "A CSV with the tenant's separators, decimals and local times." };

    /// <summary>Writes tables in the format that the file's name says; of several, formats other than workbooks take the first.</summary>
    /// <param name="country">Whose separators and decimals a spreadsheet expects.</param>
    public static Task<int> Write(AdminRun run, Option<string> file, Option<bool> local, string country, params ExportTable[] tables) =>
        (Path.GetExtension(run.Required(file)).ToLowerInvariant(), run.Given(local)) switch
        {
            (".csv", true) => Write(run, file, output => CsvTables.WriteForSpreadsheets(tables[0], output, TableAnswers.CultureOf(country), run.Cancellation)),
            (".csv", false) => Write(run, file, output => CsvTables.Write(tables[0], output, run.Cancellation)),
            (".xlsx", _) => Write(run, file, output => XlsxTables.Write(tables, output, run.Cancellation)),
            (".parquet", _) => Write(run, file, output => ParquetTables.Write(tables[0], output, run.Cancellation)),
            _ => Task.FromResult(run.Fail($"The file '{run.Required(file)}' ends otherwise; allowed are .csv, .xlsx and .parquet.")),
        };

    /// <summary>Writes a new file; what fails leaves none behind.</summary>
    public static async Task<int> Write(AdminRun run, Option<string> file, Func<Stream, Task> write)
    {
        var path = run.Required(file);
        if (File.Exists(path))
        {
            return run.Fail($"There is a file '{path}' already; name another one.");
        }

        var isDone = false;
        try
        {
            await using (var output = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await write(output);
            }

            isDone = true;
        }
        finally
        {
            if (!isDone)
            {
                File.Delete(path);
            }
        }

        return run.Report(new AdministrationResult(AdministrationOutcome.Done), $"Wrote {path}.", new { file = path });
    }
}
