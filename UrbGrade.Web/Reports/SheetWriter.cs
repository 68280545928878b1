using System.Globalization;
using System.Net.Mime;
using System.Text;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Web.Reports;

/// <summary>Writes the sheets of a campaign or a survey for the printer's shop: A4, one for each place, with marks where they are cut.</summary>
internal sealed class SheetWriter(IServiceProvider services, ICampaigns campaigns, ISurveys surveys, ChromiumPrinter printer)
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
        return await Print(Named(code, part.Number, part.Count), sheets.Name, nameof(SheetDocument.Sheets), part.Sheets, origin, isPdf, cancellation);
    }

    /// <summary>Those of a survey; null where the session's tenant has no such survey.</summary>
    /// <param name="kind">Of the places, as it stands in an address.</param>
    /// <param name="number">Of a part, as it stands in an address.</param>
    /// <param name="origin">Scheme and host of the addresses that the codes lead to.</param>
    /// <exception cref="Bus.Contracts.Dashboard.RefusedException">Too many wait to be printed.</exception>
    public async Task<ReportFile?> WriteSurvey(string code, string? kind, string? number, string origin, bool isPdf, CancellationToken cancellation)
    {
        if (await surveys.Posters(code, PosterAddress.Kind(kind), cancellation) is not { } posters)
            return null;
        var (part, count) = SheetPart.Cut(posters.Places.Count, number);
        var title = SurveyForm.In(posters.Title, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) is { Length: > 0 } known ? known : code;
        var shown = posters with { Places = [.. posters.Places.Skip((part - 1) * SheetPart.Length).Take(SheetPart.Length)] };
        return await Print(Named(code, part, count), title, nameof(SheetDocument.Posters), shown, origin, isPdf, cancellation);
    }

    private static string Named(string code, int part, int count) =>
        count == 1 ? $"sheets-{code}" : string.Create(CultureInfo.InvariantCulture, $"sheets-{code}-{part}");

    /// <param name="of">Parameter of the document that takes the sheets.</param>
    private async Task<ReportFile> Print(string name, string title, string of, object sheets, string origin, bool isPdf, CancellationToken cancellation)
    {
        var isInstead = isPdf && !printer.IsFound;
        var page = await PrintedDocuments.Render<SheetDocument>(services, new Dictionary<string, object?>
        {
            [of] = sheets,
            [nameof(SheetDocument.Title)] = title,
            [nameof(SheetDocument.Origin)] = origin,
            [nameof(SheetDocument.Style)] = Style,
            [nameof(SheetDocument.IsInstead)] = isInstead,
        });
        return isPdf && !isInstead
            ? new ReportFile(name + ".pdf", MediaTypeNames.Application.Pdf, await printer.Print(page, isPatient: false, cancellation))
            : new ReportFile(name + ".html", MediaTypeNames.Text.Html, Encoding.UTF8.GetBytes(page), isInstead);
    }
}
