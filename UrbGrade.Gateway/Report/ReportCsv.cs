using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace UrbGrade.Gateway.Report;

/// <summary>Writes a report as one table of rows for spreadsheets. Texts that a spreadsheet would run are made plain.</summary>
internal static class ReportCsv
{
    public static void Write(SiteReport report, TextWriter output)
    {
        using var csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ";",
            NewLine = "\r\n",
            InjectionOptions = InjectionOptions.Escape,
        });
        Row(csv, "kind", "subject", "from", "to", "value", "unit", "measured", "estimated", "missing", "text");
        foreach (var meter in report.Meters)
        {
            Row(csv, "meter", meter.Element, report.From.ToString("uuuu-MM-dd", null), report.To.ToString("uuuu-MM-dd", null),
                Number(meter.Used), meter.Unit, Whole(meter.Measured), Whole(meter.Estimated), Whole(meter.Missing), meter.Carrier);
            foreach (var (method, hours) in meter.Methods)
                Row(csv, "estimate", meter.Element, "", "", Whole(hours), "h", "", "", "", method);
        }

        foreach (var finding in report.Findings)
            Row(csv, "finding", $"{finding.Meter} {finding.Quantity}", finding.From.ToString(), finding.To.ToString(), "", "", "", "", "", $"{finding.Rule}: {finding.Text}");
        foreach (var file in report.Files)
        {
            Row(csv, "file", $"{file.Source}/{file.Name}", file.At.ToString(), "", Whole(file.Rows), "rows", "", "", "", file.Code is null ? file.Outcome : $"{file.Outcome}: {file.Code}");
            foreach (var (code, rows) in file.Rejections)
                Row(csv, "rejected", $"{file.Source}/{file.Name}", file.At.ToString(), "", Whole(rows), "rows", "", "", "", code);
        }

        foreach (var batch in report.Batches)
            Row(csv, "batch", batch.Id, "", "", Whole(batch.Messages), "messages", "", "", "", batch.ReceiptId is null ? batch.State : $"{batch.State}: {batch.ReceiptId}");
    }

    private static void Row(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
        csv.NextRecord();
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
