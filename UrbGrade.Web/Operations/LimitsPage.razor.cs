using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class LimitsPage(
    ISeriesLimits limits, IMeasurementUnits units, ReaderZone zone, TimeProvider clock, IStringLocalizer<OperationsText> texts, IStringLocalizer<RefusalText> refusals)
{
    private static readonly string[] Known = ["energy", "power", "volume", "temperature_in", "temperature_out", "temperature_flow", "temperature_return", "current", "voltage"];

    private string? done;
    private string? problem;
    private int count;
    private string meter = "";
    private string quantity = "energy";
    private DateOnly from;
    private double? most;
    private double? review;
    private double? tolerance;
    private bool zeroIsMissing;
    private bool estimates = true;
    private string reason = "";

    [SupplyParameterFromQuery(Name = "meter")]
    private string? Meter { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    /// <summary>Those that are shown.</summary>
    private IReadOnlyList<SeriesLimitEntry>? Limits { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    /// <summary>With those that only a tenant's mapping knows, as far as limits of them are listed.</summary>
    private IEnumerable<string> Offered => Known.Concat((Limits ?? []).Select(limit => limit.Quantity)).Append(quantity).Distinct();

    /// <summary>What stands behind the name of a number in the unit of the quantity.</summary>
    private string InUnit =>
        (Limits?.FirstOrDefault(limit => limit.Quantity == quantity)?.Unit ?? units.CanonicalOf(quantity)) is { } unit && Units.Text(unit) is { Length: > 0 } text
            ? $", {text}" : "";

    /// <summary>Number of the page.</summary>
    private int Asked => WholeNumbers.Page(PageText);

    private string Path => Meter is { Length: > 0 } filter ? $"/ops/limits?meter={Uri.EscapeDataString(filter)}" : "/ops/limits";

    protected override async Task OnParametersSetAsync()
    {
        if (from == default)
            from = zone.LocalDay(clock.GetUtcNow());
        if (IsAnother((Meter, Asked)))
            (Limits, count) = await ReadOnce(nameof(Limits), $"{(Meter, Asked)}", Look);
    }

    private async Task Read() => (Limits, count) = await Latest(Look());

    private async Task<Listed> Look()
    {
        var counted = await limits.Count(null, Meter, Asking);
        return new(await limits.List(null, Meter, PagePart.Of(Asked, counted).First, PagePart.Length, Asking), counted);
    }

    private void Begin(SeriesLimitEntry limit)
    {
        (done, problem, reason) = (null, null, "");
        (meter, quantity, from) = (limit.Source, limit.Quantity, zone.LocalDay(clock.GetUtcNow()));
        (most, review, zeroIsMissing, estimates) = (limit.Most, limit.Review, limit.ZeroIsMissing, limit.Estimates);

        // 100 times 0.07 is not quite 7.
        tolerance = limit.Tolerance is { } share ? Math.Round(100 * share, 6) : null;
    }

    private async Task Write()
    {
        var result = await limits.Set(
            null, new SeriesLimitDraft(meter.Trim(), quantity, from, most, review, zeroIsMissing, estimates, reason.Trim(), tolerance / 100), CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
        {
            (done, problem, reason) = (T["Limits.Written", KpiNames.OfQuantity(quantity), meter, LocalTimes.Day(from)], null, "");
            await Read();
        }
        else
        {
            (done, problem) = (null, refusals.Of(result));
        }
    }

    private static string Number(double? value, string unit) => value is { } number ? Units.With(Rounded(number), unit) : "–";

    /// <summary>To four digits; a large one in full.</summary>
    private static string Rounded(double number) => Math.Abs(number) < 1000 ? number.ToString("G4", CultureInfo.CurrentCulture) : Measures.Number(number, 0);

    private string Others(SeriesLimitEntry limit) => string.Join(
        ", ", new[]
        {
            limit.ZeroIsMissing ? T["Limits.Zero"].Value : "", limit.Estimates ? T["Limits.Estimates"].Value : "",
            limit.Tolerance is { } share ? T["Limits.ToleranceOf", Conventions.PerCent((100 * share).ToString("0.##", CultureInfo.CurrentCulture))].Value : "",
        }.Where(text => text.Length > 0));

    /// <summary>A page of limits, and how many there are.</summary>
    private sealed record Listed(IReadOnlyList<SeriesLimitEntry> Rows, int Count);
}
