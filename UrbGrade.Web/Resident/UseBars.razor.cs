using System.Globalization;
using Microsoft.AspNetCore.Components;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Resident;

public sealed partial class UseBars
{
    /// <summary>Of more bars not each is told in words.</summary>
    private const int MostLabels = 12;

    [Parameter, EditorRequired]
    public OwnUse Use { get; set; } = default!;

    [Parameter, EditorRequired]
    public OwnPlace Place { get; set; } = default!;

    [Parameter, EditorRequired]
    public Quantity Quantity { get; set; }

    [Parameter, EditorRequired]
    public PeriodLength Length { get; set; }

    /// <summary>Name of the table.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Address of the same for programs.</summary>
    [Parameter]
    public string? Csv { get; set; }

    private string Colour => ChartDocuments.Colour(Quantity, Place.Medium);

    /// <summary>Whether anything of the year before is drawn.</summary>
    private bool HasBefore => Use.Bars.Any(bar => bar.Before is not null);

    /// <summary>Whether there are bars of which only a sum is known, with a share of it or without.</summary>
    private bool HasSums(bool drawn) => Use.Bars.Any(bar => bar.IsSumOnly && (bar.Value is not null) == drawn);

    /// <summary>What the legend adds to estimated bars where some are such sums.</summary>
    private string SumsDrawn => HasSums(drawn: true) ? $", {Shared["Quality.SumOnly"]}" : "";

    private double Largest => Math.Max(1e-9, Use.Bars.Max(bar => Math.Max(bar.Value ?? 0, bar.Before ?? 0)));

    /// <summary>Where there are too many bars for a number above each, this one's gives the scale.</summary>
    private OwnUseBar? Highest => Use.Bars.Where(bar => bar.Value is not null).MaxBy(bar => bar.Value);

    private Measure Measure => Measures.Choose(Quantity, Largest, Use.Now?.Currency ?? Use.Before?.Currency);

    /// <summary>What the period so far stands on, and where its readings come from.</summary>
    private string Quality => string.Join(" · ", new[]
    {
        Use.Now is { } now ? QualityText.Line(now.ValidReadings - now.EstimatedReadings, now.EstimatedReadings, now.ExpectedReadings, Shared) : null,
        Place.Origin is { Length: > 0 } origin ? Shared["Chart.Source", Origins.Name(origin, Shared)].Value : null,
    }.OfType<string>());

    private string Share(double value) => FormattableString.Invariant($"{Math.Max(0, value) / Largest:0.####}");

    private string Amount(double? value) => value is { } known ? Measures.Number(known * Measure.Factor, Measure.Decimals) : "–";

    /// <summary>What a day or month that is told in part is marked with, and one of which only a sum is known; null for a whole one.</summary>
    private string? Part(OwnUseBar bar) => OwnBars.Quality(bar, Place, Length, Clock.GetUtcNow()) switch
    {
        PointQuality.SumOnly => Shared["Quality.SumOnly"].Value,
        PointQuality.SoFar => Shared["Quality.SoFar"].Value,
        PointQuality.Begun => Shared["Quality.Begun"].Value,
        PointQuality.Partial => Shared["Quality.Partial"].Value,
        _ => null,
    };

    private string Label(OwnUseBar bar)
    {
        var local = LocalTimes.At(bar.Start, Place.TimeZone);
        return Length switch
        {
            PeriodLength.Day => local.ToString("HH", CultureInfo.CurrentCulture),
            PeriodLength.Week => local.ToString("ddd", CultureInfo.CurrentCulture),
            PeriodLength.Month => local.Day.ToString(CultureInfo.CurrentCulture),
            _ => LocalTimes.ShortMonth(DateOnly.FromDateTime(local.DateTime)),
        };
    }

    private string LongLabel(OwnUseBar bar)
    {
        var day = LocalTimes.LocalDay(bar.Start, Place.TimeZone);
        return Length switch
        {
            PeriodLength.Day => LocalTimes.Moment(bar.Start, Place.TimeZone),
            PeriodLength.Year => LocalTimes.Month(day),
            _ => LocalTimes.Day(day),
        };
    }
}
