using System.Text.Json;
using System.Text.Json.Serialization;

namespace UrbGrade.Web.Api;

/// <summary>All that a chart draws and says, in the reader's language, numbers aside. The scripts of the pages read it.</summary>
/// <param name="Name">What is shown, as <c>Energy</c>.</param>
/// <param name="Finding">One sentence that says what the chart shows.</param>
/// <param name="QualityLine">As <c>96 % measured, 4 % estimated, last reading 18 Nov 2013, 02:00</c>.</param>
/// <param name="Unit">Unit of <paramref name="Values"/>.</param>
/// <param name="Decimals">Digits after the decimal sign in table and tooltip.</param>
/// <param name="Kind"><c>sum</c> for amounts, whose axis starts at zero; <c>mean</c> for states.</param>
/// <param name="Colour">Name of the colour in the style sheet, without dashes before it.</param>
/// <param name="Resolution"><c>hour</c>, <c>day</c> or <c>month</c>.</param>
/// <param name="TimeZone">IANA zone that times are shown in.</param>
/// <param name="Times">Starts of the points, seconds since 1970-01-01T00:00:00Z, ascending.</param>
/// <param name="Values">As many; null for a gap.</param>
/// <param name="Quality">As many letters: m measured, e estimated, p incomplete, s so far, b begun within it, f
/// forecast, k known as a sum only, x missing.</param>
/// <param name="QualityNames">The words for those letters.</param>
public sealed record ChartDocument(
    string Name,
    string Finding,
    string QualityLine,
    string Unit,
    int Decimals,
    string Kind,
    string Colour,
    string Resolution,
    string TimeZone,
    IReadOnlyList<long> Times,
    IReadOnlyList<double?> Values,
    string Quality,
    IReadOnlyDictionary<string, string> QualityNames)
{
    /// <summary>The shape that tells the line from others without its colour.</summary>
    public string Marker => ChartMarker.Symbol(Colour);

    /// <summary>Where values are expected; null for no band.</summary>
    public ChartBand? Band { get; init; }

    /// <summary>Further lines over the same times.</summary>
    public IReadOnlyList<ChartLine> Lines { get; init; } = [];

    /// <summary>Notes and events, in order of their begin.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>What the table calls its column of marks; null where there is none.</summary>
    public string? MarksName { get; init; }

    /// <summary>How it is written for the scripts.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
    };
}
