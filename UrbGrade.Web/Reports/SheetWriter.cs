using System.Globalization;
using System.Net.Mime;
using System.Text;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Web.Reports;

/// <summary>Writes the sheets of a campaign for the printer's shop: A4, one for each place, with marks where they are cut.</summary>
internal sealed class SheetWriter(IServiceProvider services, ICampaigns campaigns, ChromiumPrinter printer)
{
    private static readonly string Style = PrintedDocuments.Style("sheets.css");

    /// <summary>In the current language; null where the session's tenant has no such campaign. Without a Chromium a PDF is a page instead.</summary>
    /// <param name="number">Of a <see cref="SheetPart"/>, as it stands in an address.</param>
    /// <param name="origin">Scheme and host of the addresses that the codes lead to.</param>
    /// <exception cref="Bus.Contracts.Dashboard.RefusedException">Too many wait to be printed.</exception>
    public async Task<ReportFile?> Write(string code, string? number, string origin, bool isPdf, CancellationToken cancellation)
    {
        if (await campaigns.Sheets(code, cancellation) is not { } sheets)
            return null;
        var part = SheetPart.Of(sheets, number);
        var name = part.Count == 1 ? $"sheets-{code}" : string.Create(CultureInfo.InvariantCulture, $"sheets-{code}-{part.Number}");
        var isInstead = isPdf && !printer.IsFound;
        var page = await PrintedDocuments.Render<SheetDocument>(services, new Dictionary<string, object?>
        {
            [nameof(SheetDocument.Sheets)] = part.Sheets,
            [nameof(SheetDocument.Origin)] = origin,
            [nameof(SheetDocument.Style)] = Style,
            [nameof(SheetDocument.IsInstead)] = isInstead,
        });
        return isPdf && !isInstead
            ? new ReportFile(name + ".pdf", MediaTypeNames.Application.Pdf, await printer.Print(page, isPatient: false, cancellation))
            : new ReportFile(name + ".html", MediaTypeNames.Text.Html, Encoding.UTF8.GetBytes(page), isInstead);
    }
}
