using System.Globalization;
using System.Net;
using System.Text;

namespace UrbGrade.Gateway.Report;

/// <summary>Writes a report as one page: no script, nothing from elsewhere, light and dark, fit to print.</summary>
internal static class ReportHtml
{
    private const string Style = """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
        body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
        .wide { overflow-x: auto }
        table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 2rem; font-size: 0.875rem }
        caption { text-align: left; font-weight: 600; font-size: 1.125rem; padding: 0.5rem 0 }
        th, td { text-align: left; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); vertical-align: top }
        .n { text-align: right; font-variant-numeric: tabular-nums }
        @media print { body { margin: 0; max-width: none } tr { break-inside: avoid } }
        """;

    public static string Write(SiteReport report)
    {
        var title = $"{report.Site}, {Days(report)}";
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Text(title)}</title><style>{Style}</style></head>\n<body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Text(title)}</h1>\n<p>What was read, estimated, rejected and sent. Made {report.MadeAt}.</p>\n");
        Table(page, "Meters", ["Meter", "Carrier", "#Used", "Unit", "#Hours measured", "#Estimated", "#Missing", "Estimated how"], report.Meters.Select(meter => new[]
        {
            meter.Element, meter.Carrier, Number(meter.Used), meter.Unit, Whole(meter.Measured), Whole(meter.Estimated), Whole(meter.Missing),
            string.Join(", ", meter.Methods.Select(pair => $"{pair.Key}: {pair.Value}")),
        }));
        Table(page, "Noticed", ["Meter", "Quantity", "Rule", "From (UTC)", "To (UTC)", "What"], report.Findings.Select(finding => new[]
        {
            finding.Meter, finding.Quantity, finding.Rule, finding.From.ToString(), finding.To.ToString(), finding.Text,
        }));
        Table(page, "Files", ["Source", "File", "Outcome", "Taken (UTC)", "#Rows", "#Rejected", "Why"], report.Files.Select(file => new[]
        {
            file.Source, file.Name, file.Outcome, file.At.ToString(), Whole(file.Rows), Whole(file.BadRows),
            string.Join(", ", file.Rejections.Select(pair => $"{pair.Key}: {pair.Value}").Append(file.Code).Where(text => !string.IsNullOrEmpty(text))),
        }));
        Table(page, "Batches", ["Batch", "State", "#Messages", "#Accepted", "#Known before", "#Rejected", "Receipt"], report.Batches.Select(batch => new[]
        {
            batch.Id, batch.State, Whole(batch.Messages), Whole(batch.Accepted), Whole(batch.Duplicate), Whole(batch.Rejected), batch.ReceiptId ?? "",
        }));
        return page.Append("</body>\n</html>\n").ToString();
    }

    // A heading that begins with # stands over numbers.
    private static void Table(StringBuilder page, string caption, string[] headings, IEnumerable<string[]> rows)
    {
        var cells = rows.ToList();
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\" role=\"region\" aria-label=\"{Text(caption)}\" tabindex=\"0\"><table>\n<caption>{Text(caption)} ({cells.Count})</caption>\n<thead><tr>");
        foreach (var heading in headings)
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Class(heading)}>{Text(heading.TrimStart('#'))}</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in cells)
        {
            page.Append("<tr>");
            for (var i = 0; i < row.Length; i++)
                page.Append(CultureInfo.InvariantCulture, $"<td{Class(headings[i])}>{Text(row[i])}</td>");
            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table></div>\n");
    }

    private static string Class(string heading) => heading.StartsWith('#') ? " class=\"n\"" : "";

    private static string Days(SiteReport report) => report.From == report.To
        ? report.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)
        : $"{report.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} to {report.To.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}";

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
