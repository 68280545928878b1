using System.Globalization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Reports;

/// <summary>As many sheets of a campaign as go into one file: those of a town's posts together would be more than a browser prints in its time.</summary>
/// <param name="Sheets">Of the part alone.</param>
/// <param name="Number">From 1.</param>
/// <param name="Count">Of parts, at least 1.</param>
/// <param name="All">Places of the campaign.</param>
internal sealed record SheetPart(CampaignSheets Sheets, int Number, int Count, int All)
{
    /// <summary>Sheets of a part; the last one has what is left.</summary>
    public const int Length = 200;

    /// <summary>Of its first sheet, among all, from 1.</summary>
    public int First => ((Number - 1) * Length) + 1;

    /// <summary>Of its last sheet, among all.</summary>
    public int Last => First + Sheets.Places.Count - 1;

    /// <summary>Where the part is read.</summary>
    public static string Page(string campaign, int part) => At($"/app/sheets/{Uri.EscapeDataString(campaign)}", part);

    /// <summary>Where it is a file to print, in the language of whoever follows it.</summary>
    public static string Pdf(string campaign, int part) => At($"/api/campaigns/{Uri.EscapeDataString(campaign)}/sheets.pdf", part);

    /// <summary>One part.</summary>
    /// <param name="number">As it stands in an address; the first one where none is named, and beyond the last one the last one.</param>
    public static SheetPart Of(CampaignSheets sheets, string? number)
    {
        var (part, count) = Cut(sheets.Places.Count, number);
        return new SheetPart(sheets with { Places = [.. sheets.Places.Skip((part - 1) * Length).Take(Length)] }, part, count, sheets.Places.Count);
    }

    /// <summary>Which part is asked for, from 1, and of how many.</summary>
    /// <param name="all">Sheets.</param>
    /// <param name="number">As it stands in an address.</param>
    public static (int Number, int Count) Cut(int all, string? number)
    {
        var count = Math.Max(1, (all + Length - 1) / Length);
        return (Math.Min(WholeNumbers.Page(number), count), count);
    }

    private static string At(string path, int part) => part == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}?part={part}");
}
