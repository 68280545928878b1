using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace UrbGrade.Modules.Semantics.Mapping;

/// <summary>Reads mappings: CSV with the columns row, about, name, terms, form and note (RFC 4180, UTF-8; lines that
/// begin with # say something to people).</summary>
internal static class MappingFile
{
    private const string Own = "UrbGrade.Modules.Semantics.Mapping.mapping.csv";

    /// <summary>The platform's rows, and then those of a file.</summary>
    /// <param name="path">Null for the platform's alone.</param>
    /// <exception cref="MappingException">The file is not there, or a row of it cannot be used.</exception>
    public static SemanticMapping Load(string? path) => SemanticMapping.Of(Rows(path), path ?? "the platform's mapping");

    /// <summary>The same, not yet looked at.</summary>
    /// <exception cref="MappingException">The file is not there, or is no such table.</exception>
    public static List<MappingRow> Rows(string? path)
    {
        using var seeds = new StreamReader(typeof(MappingFile).Assembly.GetManifestResourceStream(Own)!);
        var rows = Read(seeds, "the platform's mapping");
        if (path is null)
        {
            return rows;
        }

        try
        {
            using var file = new StreamReader(path);
            rows.AddRange(Read(file, path));
        }
        catch (IOException failure)
        {
            throw new MappingException($"Semantics:Mapping is '{path}', which cannot be read: {failure.Message}");
        }

        return rows;
    }

    /// <exception cref="MappingException">It is no such table.</exception>
    public static List<MappingRow> Read(TextReader text, string name)
    {
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            AllowComments = true, TrimOptions = TrimOptions.Trim, MissingFieldFound = null,
        };
        using var csv = new CsvReader(text, settings);
        var rows = new List<MappingRow>();
        try
        {
            foreach (var row in csv.GetRecords<MappingRow>())
            {
                row.Line = csv.Parser.RawRow;
                rows.Add(row);
            }
        }
        catch (CsvHelperException failure)
        {
            throw new MappingException(
                $"{name}, line {csv.Parser.RawRow}: {failure.Message.Split('\n')[0].TrimEnd()} A mapping has the columns row, about, name, terms, form and note.");
        }

        return rows;
    }
}
