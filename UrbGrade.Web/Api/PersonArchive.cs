using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Api;

/// <summary>All that is held about a person as a ZIP: each table as JSON and as CSV, and a README in plain words.</summary>
internal static class PersonArchive
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the archive.</summary>
    public static async Task Write(Stream output, IReadOnlyList<PersonalTable> tables, TimeProvider clock, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await Add(zip, "README.txt", text => text.WriteAsync(Readme(tables, clock.GetUtcNow())), cancellation);
        foreach (var table in tables)
        {
            await Add(zip, $"{table.Name}.csv", text => WriteCsv(text, table, cancellation), cancellation);
            await Add(zip, $"{table.Name}.json", text => WriteJson(text, table, cancellation), cancellation);
        }
    }

    private static async Task Add(ZipArchive zip, string name, Func<StreamWriter, Task> write, CancellationToken cancellation)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellation);
        await using var text = new StreamWriter(entry, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await write(text);
    }

    private static async Task WriteCsv(StreamWriter text, PersonalTable table, CancellationToken cancellation)
    {
        object?[] head = [.. table.Columns];
        await text.WriteAsync(CsvText.Line(head));
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            await text.WriteAsync(CsvText.Line(row));
        }
    }

    private static async Task WriteJson(StreamWriter text, PersonalTable table, CancellationToken cancellation)
    {
        var separator = "[\n";
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            var named = table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second);
            await text.WriteAsync(separator + JsonSerializer.Serialize(named, Json));
            separator = ",\n";
        }

        await text.WriteAsync(separator == "[\n" ? "[]\n" : "\n]\n");
    }

    private static string Readme(IReadOnlyList<PersonalTable> tables, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"This is what UrbGrade held about you on {now:yyyy-MM-dd} at {now:HH:mm} UTC.\n\n");
        text.Append("Each list is here twice: as .csv for spreadsheets, and as .json for other programs. Both say the same.\n");
        text.Append("Times that end in Z are UTC. Energy is in kW.h; the column \"unit\" names the unit of every value.\n\n");
        foreach (var table in tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"{table.Name}\n    {table.About}\n");
        }

        text.Append("\nYou may ask your district to correct any of it, or to erase it. Erasing takes your account, and the readings and daily figures\n");
        text.Append("of your meters for the time in which they were yours. Monthly figures of the place stay, without you: the district's sums need them.\n");
        text.Append("What was done to your account stays noted under a name that leads to nobody.\n");
        return text.ToString();
    }
}
