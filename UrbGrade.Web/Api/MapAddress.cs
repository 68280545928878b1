using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Api;

/// <summary>A map of areas as it stands in an address: <c>month</c>, <c>period</c>, <c>kind</c>, <c>quantity</c>, <c>carrier</c>, <c>measure</c> and
/// <c>bounds</c>, of which only the month has to be there. The carrier may stand in the quantity, too, after a dot; the period is the month, or the year that
/// it is in.</summary>
internal static class MapAddress
{
    /// <summary>Bounds of classes: one fewer than colours that can be told apart.</summary>
    public const int MostBounds = 4;

    /// <summary>Corners of a drawn area.</summary>
    public const int MostCorners = 200;

    /// <summary>Code of the figure that tells what works have saved.</summary>
    public const string Saving = "saving";

    /// <summary>Code of the figure that tells how vulnerable people are.</summary>
    public const string Vulnerability = "vulnerability";

    public static readonly PlaceKind[] Kinds = [PlaceKind.District, PlaceKind.Street, PlaceKind.Building];

    public static readonly Quantity[] Quantities = [Quantity.EnergyKwh, Quantity.Cost, Quantity.Co2Kg];

    public static readonly PeriodLength[] Lengths = [PeriodLength.Month, PeriodLength.Year];

    /// <summary>Whether its figures stand on readings of a period.</summary>
    public static bool IsOfReadings(AreaMapRequest request) => request.Figure is not (Saving or Vulnerability);

    public static string GeoJson(AreaMapRequest request) => "/api/map/areas.geojson" + Query(request);

    public static string Csv(AreaMapRequest request) => "/api/map/areas.csv" + Query(request);

    /// <summary>The parameters of an address, with a question mark.</summary>
    public static string Query(AreaMapRequest request) => string.Create(
        CultureInfo.InvariantCulture, $"?month={Months.Write(request.Month)}&kind={request.Kind}&quantity={request.Figure ?? request.Quantity.ToString()}&measure={request.Measure}")
        + (request.Length == PeriodLength.Month ? "" : $"&period={request.Length}") + (request.Bounds is null ? "" : $"&bounds={WriteBounds(request.Bounds)}");

    /// <summary>The period as files name it: <c>2026-03</c> or <c>2026</c>.</summary>
    public static string Period(AreaMapRequest request) => request.Length == PeriodLength.Year ? Months.Write(request.Month)[..4] : Months.Write(request.Month);

    /// <summary>Whether a figure is told of a period: of years only what adds up is.</summary>
    /// <param name="figure">Null for a quantity.</param>
    public static bool Has(PeriodLength length, string? figure, IReadOnlyList<MapFigure> figures) =>
        length != PeriodLength.Year || figure is null or Saving or Vulnerability || figures.Any(one => one.Code == figure && one.AddsUp);

    /// <summary>The first rows of the list, under everything that was chosen on the page.</summary>
    /// <param name="area">Corners of the drawn area.</param>
    /// <param name="chosen">Codes of areas that are ticked.</param>
    /// <param name="look">The part of the map that is looked at.</param>
    /// <param name="find">Words of the names that the list is of.</param>
    public static string Page(AreaMapRequest request, string? area, IEnumerable<string> chosen, string? look, string? find) =>
        "/app/map" + Query(request) + string.Concat(chosen.Select(code => "&in=" + Uri.EscapeDataString(code)))
        + (string.IsNullOrWhiteSpace(area) ? "" : "&area=" + Uri.EscapeDataString(area)) + (string.IsNullOrWhiteSpace(look) ? "" : "&view=" + Uri.EscapeDataString(look))
        + (string.IsNullOrWhiteSpace(find) ? "" : "&text=" + Uri.EscapeDataString(find));

    /// <summary>The carrier that the map is of; null where it is of all.</summary>
    public static string? Carrier(AreaMapRequest request) =>
        request.Figure?.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? request.Figure[(dot + 1)..] : null;

    public static string WriteBounds(IReadOnlyList<double> bounds) => string.Join(';', bounds.Select(bound => bound.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The carriers that some figure, or those of one KPI, are of.</summary>
    public static IReadOnlyList<string> Carriers(IEnumerable<MapFigure> figures, string? kpi = null) =>
        [.. figures.Where(figure => kpi is null || figure.Kpi == kpi).Select(figure => figure.Carrier).OfType<string>().Distinct()];

    /// <summary>The code of the KPI that a quantity is.</summary>
    public static string KpiOf(Quantity quantity) => quantity switch
    {
        Quantity.Cost => "cost",
        Quantity.Co2Kg => "co2",
        _ => "energy",
    };

    /// <summary>Reads the parts of an address; the quantity may be one of the figures, by its code. A problem names the part, the value found and the values allowed.</summary>
    public static bool TryRead(
        IQueryCollection query, IReadOnlyList<MapFigure> figures, [NotNullWhen(true)] out AreaMapRequest? request, [NotNullWhen(false)] out string? problem)
    {
        request = null;
        if (Months.Read(query["month"]) is not { } month)
            problem = Wrong("month", query["month"], "a month as 2026-03");
        else if (!TryName(query["kind"], Kinds, out var kind))
            problem = Wrong("kind", query["kind"], string.Join(", ", Kinds));
        else if (!TryQuantity(query["quantity"], query["carrier"], figures, out var quantity, out var figure))
            problem = WrongQuantity(query["quantity"], query["carrier"], figures);
        else if (!TryName(query["period"], Lengths, out var length) || !Has(length, figure, figures))
            problem = Wrong(
                "period", query["period"],
                length == PeriodLength.Year ? $"{PeriodLength.Month} of {figure}, which does not add up" : string.Join(", ", Lengths));
        else if (!TryName(query["measure"], Enum.GetValues<AreaMeasure>(), out var measure))
            problem = Wrong("measure", query["measure"], string.Join(", ", Enum.GetNames<AreaMeasure>()));
        else if (!TryReadBounds(query["bounds"], out var bounds))
            problem = Wrong("bounds", query["bounds"], $"up to {MostBounds} ascending numbers as 100;250.5;400");
        else
        {
            problem = null;
            request = new AreaMapRequest(kind, month, quantity, measure, bounds, figure, length);
        }

        return request is not null;
    }

    /// <summary>The value of a name; the first of the allowed ones for none.</summary>
    public static bool TryName<T>(string? text, IReadOnlyList<T> allowed, out T value)
        where T : struct, Enum
    {
        value = allowed[0];
        return string.IsNullOrEmpty(text)
            || (char.IsLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out value) && allowed.Contains(value));
    }

    /// <summary>A quantity by its name, or a figure by its code; those of a carrier where one is named.</summary>
    public static bool TryQuantity(string? text, string? carrier, IReadOnlyList<MapFigure> figures, out Quantity quantity, out string? figure)
    {
        if (!string.IsNullOrEmpty(carrier))
        {
            quantity = Quantities[0];
            figure = figures.FirstOrDefault(one => one.Kpi == KpiOf(text) && one.Carrier == carrier)?.Code;
            return figure is not null;
        }

        figure = figures.FirstOrDefault(one => one.Code == text)?.Code;
        if (figure is null)
            return TryName(text, Quantities, out quantity);
        quantity = Quantities[0];
        return true;
    }

    /// <summary>Null for no text.</summary>
    public static bool TryReadBounds(string? text, out IReadOnlyList<double>? bounds)
    {
        bounds = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var read = text.Split(';', StringSplitOptions.TrimEntries).Select(Bound).ToList();
        if (read.Count > MostBounds || read.Exists(double.IsNaN) || read.Zip(read.Skip(1)).Any(pair => pair.First >= pair.Second))
            return false;
        bounds = read;
        return true;
    }

    /// <summary>With a point or a comma before its decimals, whoever reads the address; NaN for anything else.</summary>
    private static double Bound(string part) =>
        double.TryParse(part.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && double.IsFinite(bound) ? bound : double.NaN;

    /// <summary>Corners as <c>2.18 41.39, 2.19 41.39, 2.19 41.40</c>, longitude first; null for anything else.</summary>
    public static IReadOnlyList<(double Longitude, double Latitude)>? ReadCorners(string? text)
    {
        var corners = new List<(double, double)>();
        foreach (var corner in (text ?? "").Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (corner.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var east, var north]
                || !double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
                || !double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude))
            {
                return null;
            }

            corners.Add((longitude, latitude));
        }

        return corners.Count is >= 3 and <= MostCorners ? corners : null;
    }

    /// <summary>The code of a KPI that a quantity's name or the code of a figure, with or without a carrier, is of.</summary>
    public static string KpiOf(string? text) => TryName<Quantity>(text, Quantities, out var quantity) ? KpiOf(quantity) : text!.Split('.')[0];

    private static string WrongQuantity(string? quantity, string? carrier, IReadOnlyList<MapFigure> figures)
    {
        var carriers = Carriers(figures, KpiOf(quantity));
        if (!string.IsNullOrEmpty(carrier) && (carriers.Count > 0 || TryQuantity(quantity, carrier: null, figures, out _, out _)))
            return Wrong("carrier", carrier, carriers.Count > 0 ? string.Join(", ", carriers) : "none with this quantity");
        return Wrong("quantity", quantity, $"{string.Join(", ", Quantities)}, {string.Join(", ", figures.Select(one => one.Code))}");
    }

    private static string Wrong(string part, string? found, string allowed) => $"{part}: found '{found}', allowed is {allowed}.";
}
