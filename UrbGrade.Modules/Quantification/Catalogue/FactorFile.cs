using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Quantification.Catalogue;

/// <summary>A table of emission factors as CSV with a head, in any order of the columns. UTF-8; comma, semicolon or tab; numbers with a point.</summary>
internal static class FactorFile
{
    private static readonly string[] Columns = ["zone", "carrier", "from_year", "scope", "method", "kg_per_kwh", "source"];

    /// <summary>The factors with the lines on which they stand; or what is wrong with the file.</summary>
    public static (IReadOnlyList<(int Line, EmissionFactorEntry Factor)> Factors, Refusal? Refusal) Read(byte[] content)
    {
        using var text = new StreamReader(new MemoryStream(content), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [";", "\t", ","],
            BadDataFound = null,
            MissingFieldFound = null,
            TrimOptions = TrimOptions.Trim,
        });
        try
        {
            return Read(csv);
        }
        catch (DecoderFallbackException)
        {
            return ([], new Refusal(null, $"Line {csv.Parser.RawRow}: the text is no UTF-8. Save it as UTF-8."));
        }
    }

    private static (IReadOnlyList<(int Line, EmissionFactorEntry Factor)> Factors, Refusal? Refusal) Read(CsvReader csv)
    {
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } head || Array.Find(Columns, column => !head.Contains(column)) is not null)
        {
            return ([], new Refusal(null, $"The first line names the columns {string.Join(", ", Columns)}; they may stand in any order, and others beside them."));
        }

        List<(int Line, EmissionFactorEntry Factor)> factors = [];
        while (csv.Read())
        {
            var line = csv.Parser.RawRow;
            var (first, factor) = (Text(csv, "from_year"), Text(csv, "kg_per_kwh"));
            if (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                || !double.TryParse(factor, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var kilograms))
            {
                return ([], new Refusal(
                    null, $"Line {line}: from_year is '{first}' and kg_per_kwh '{factor}'; it takes a year such as 2024 and a number such as 0.152."));
            }

            factors.Add((line, new EmissionFactorEntry(
                Text(csv, "zone"), Text(csv, "carrier"), year, Text(csv, "scope"), Text(csv, "method"), kilograms, Text(csv, "source"))));
        }

        return (factors, factors.Count == 0 ? new Refusal(null, $"The file has no factor below its head.") : null);
    }

    private static string Text(CsvReader csv, string column) => csv.GetField(column) ?? "";
}
