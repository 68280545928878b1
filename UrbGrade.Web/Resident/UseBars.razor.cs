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

    private string Share(double value) => FormattableString.Invariant($"{Math.Max(0, value) / Largest:0.####}");

    private string Amount(double? value) => value is { } known ? Measures.Number(known * Measure.Factor, Measure.Decimals) : "–";

    /// <summary>What a day or month that is told in part is marked with, and one of which only a sum is known; null for a whole one. Only the clock tells one
    /// that runs: readings may have stopped in one that is over.</summary>
    private string? Part(OwnUseBar bar)
    {
        var sum = bar.IsSumOnly ? Shared["Quality.SumOnly"].Value : null;
        if (bar.Value is null || Length == PeriodLength.Day)
            return sum;
        var day = LocalTimes.LocalDay(bar.Start, Place.TimeZone);
        var last = Length == PeriodLength.Year ? day.AddMonths(1).AddDays(-1) : day;
        var today = LocalTimes.LocalDay(Clock.GetUtcNow(), Place.TimeZone);
        if (Place.Until is null && today >= day && today <= last)
            return Shared["Quality.SoFar"].Value;
        if (Place.From > day || Place.Until <= last)
            return Shared["Quality.Begun"].Value;
        return Place.LastDay < last ? Shared["Quality.Partial"].Value : sum;
    }

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
