using System.Globalization;
using System.Text;
using System.Text.Json;
using UrbGrade.Web.Exports;

namespace UrbGrade.Tests.Web.Exports;

/// <summary>Tables as other programs read them.</summary>
public sealed class TableFilesTests
{
    private static readonly string[] Words = ["plain", "=1+1", "+34", "-x", "@sum", "a;b,c", "say \"no\"", "line\nbreak", " à ñ ø ", "", "a;=1+1"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_read_csv_in_utc_with_points()
    {
        using var output = new MemoryStream();
        await CsvTables.Write(Table(), output, Cancellation);
        var rows = await ForeignReader.Csv(output.ToArray());

        Assert.Equal(["word", "number", "count", "at", "day"], rows[0]);
        Assert.Equal(["plain", "-0.5", "1", "2019-10-27T00:30:00Z", "2019-10-27"], rows[1]);
        Assert.Equal(["'=1+1", "", "", "", ""], rows[2]);
        Assert.Equal(Words.Select(ForPrograms), rows.Skip(1).Select(row => row[0]));
    }

    [Fact]
    public async Task Programs_get_the_milliseconds_of_instants()
    {
        static async IAsyncEnumerable<object?[]> Moment()
        {
            yield return [new DateTimeOffset(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero)];
            await Task.CompletedTask;
        }

        using var output = new MemoryStream();
        await CsvTables.Write(new ExportTable("moments", "Moments", "Europe/Madrid", [new("at", ExportType.Instant, "")], Moment()), output, Cancellation);

        Assert.Equal("at\r\n2026-03-01T12:00:00.25Z\r\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task Sums_of_tenths_had_seventeen_digits_in_spreadsheets()
    {
        static async IAsyncEnumerable<object?[]> Sum()
        {
            yield return [0.1 + 0.2];
            await Task.CompletedTask;
        }

        using var output = new MemoryStream();
        await CsvTables.WriteForSpreadsheets(
            new ExportTable("sums", "Sums", "Europe/Madrid", [new("sum", ExportType.Number, "")], Sum()), output, CultureInfo.GetCultureInfo("es-ES"), Cancellation);

        Assert.Equal("sum\r\n0,3\r\n", Encoding.UTF8.GetString(output.ToArray()[3..]));
    }

    [Theory]
    [InlineData("es-ES", ";", "-0,5")]
    [InlineData("da-DK", ";", "-0,5")]
    [InlineData("en-GB", ",", "-0.5")]
    public async Task People_open_csv_with_their_own_decimals_and_local_times(string culture, string separator, string number)
    {
        using var output = new MemoryStream();
        await CsvTables.WriteForSpreadsheets(Table(), output, CultureInfo.GetCultureInfo(culture), Cancellation);
        Assert.Equal([0xEF, 0xBB, 0xBF], output.ToArray()[..3]);
        var rows = await ForeignReader.Csv(output.ToArray(), separator);

        Assert.Equal(["word", "number", "count", "at", "at_offset", "day"], rows[0]);
        Assert.Equal(["plain", number, "1", "2019-10-27 02:30:00", "UTC+02:00", "2019-10-27"], rows[1]);
        Assert.Equal(["'-x", "0", "3", "2019-10-27 02:30:00", "UTC+01:00", "2019-10-30"], rows[4]);
        Assert.Equal(Words.Select(ForPeople), rows.Skip(1).Select(row => row[0]));
    }

    [Fact]
    public async Task A_workbook_has_numbers_days_and_text_that_is_no_formula()
    {
        using var output = new MemoryStream();
        await XlsxTables.Write([Table(), Table() with { Name = "another" }], output, Cancellation);
        var sheets = await ForeignReader.Xlsx(output.ToArray());

        Assert.Equal(["tests", "another"], sheets.Keys);
        var rows = sheets["tests"];
        Assert.Equal(["word", "number", "count", "at", "at_offset", "day"], rows[0].Select(cell => cell.Value.GetString()));
        Assert.Equal(("n", -0.5), (rows[1][1].Type, rows[1][1].Value.GetDouble()));
        Assert.Equal(("d", "2019-10-27 02:30:00"), (rows[1][3].Type, rows[1][3].Value.GetString()));
        Assert.Equal(("d", "2019-10-27 00:00:00"), (rows[1][5].Type, rows[1][5].Value.GetString()));
        Assert.Equal(JsonValueKind.Null, rows[2][1].Value.ValueKind);
        Assert.DoesNotContain(rows.SelectMany(row => row), cell => cell.Type == "f");
        Assert.Equal(Words.Where(word => word.Length > 0), rows.Skip(1).Select(row => row[0].Value.GetString()).Where(word => !string.IsNullOrEmpty(word)));
    }

    [Fact]
    public async Task Parquet_keeps_types_and_gaps()
    {
        using var output = new MemoryStream();
        await ParquetTables.Write(Table(), output, Cancellation);
        var (groups, rows) = await ForeignReader.Parquet(output.ToArray());

        Assert.Equal(1, groups);
        Assert.Equal("""{"word":"plain","number":-0.5,"count":1,"at":"2019-10-27T00:30:00.000Z","day":"2019-10-27T00:00:00.000Z"}""", rows[0].GetRawText());
        Assert.Equal("""{"word":"=1+1","number":null,"count":null,"at":null,"day":null}""", rows[1].GetRawText());
        Assert.Equal(Words, rows.Select(row => row.GetProperty("word").GetString()));
    }

    [Fact]
    public async Task A_long_table_is_written_in_groups_while_it_is_read()
    {
        const int Rows = 120_000;
        var (read, ahead, output) = (0, 0, new CountingStream());
        async IAsyncEnumerable<object?[]> Count()
        {
            for (; read < Rows; read++)
            {
                ahead = Math.Max(ahead, output.Writes == 0 ? read : 0);
                yield return [(double)read];
            }

            await Task.CompletedTask;
        }

        var table = new ExportTable("long", "Long", "UTC", [new("n", ExportType.Number, "")], Count());
        await ParquetTables.Write(table, output, Cancellation);
        var (groups, rows) = await ForeignReader.Parquet(output.ToArray());
        Assert.Equal((3, Rows), (groups, rows.Count));

        (read, ahead, output) = (0, 0, new CountingStream());
        await CsvTables.Write(table with { Rows = Count() }, output, Cancellation);
        Assert.True(ahead < 20_000, $"{ahead} rows were read before any was written.");
    }

    private static string ForPrograms(string word) => word switch
    {
        "=1+1" => "'=1+1",
        "a;=1+1" => "a;'=1+1",
        _ => word,
    };

    private static string ForPeople(string word) => word is "+34" or "-x" or "@sum" ? "'" + word : ForPrograms(word);

    private static ExportTable Table() => new(
        "tests", "Tests", "Europe/Madrid",
        [
            new("word", ExportType.Text, ""), new("number", ExportType.Number, ""), new("count", ExportType.Integer, ""), new("at", ExportType.Instant, ""),
            new("day", ExportType.Day, ""),
        ],
        Rows());

    /// <summary>Both half hours after two in the night in which the clock goes back.</summary>
    private static async IAsyncEnumerable<object?[]> Rows()
    {
        var at = new DateTimeOffset(2019, 10, 27, 0, 30, 0, TimeSpan.Zero);
        for (var i = 0; i < Words.Length; i++)
        {
            yield return i == 1
                ? [Words[i], null, null, null, null]
                : [Words[i], i switch { 0 => -0.5, 3 => 0.0, _ => i / 3.0 }, i == 0 ? 1L : i, i < 3 ? at : at.AddHours(1), new DateOnly(2019, 10, 27).AddDays(i)];
        }

        await Task.CompletedTask;
    }

    /// <summary>Knows how often it was written to.</summary>
    private sealed class CountingStream : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Writes++;
            base.Write(buffer, offset, count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
