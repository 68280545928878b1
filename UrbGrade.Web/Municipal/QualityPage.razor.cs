using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Api;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class QualityPage(IQualityQueries queries, ReaderZone zone, TimeProvider clock, IStringLocalizer<MunicipalText> texts)
{
    [SupplyParameterFromQuery(Name = "month")]
    private string? Month { get; set; }

    [SupplyParameterFromQuery(Name = "text")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "faults")]
    private string? Faults { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private QualityMonth? View { get; set; }

    private IStringLocalizer<MunicipalText> T => texts;

    private bool OnlyFaults => Faults is not null;

    private QualityRequest Asked => new(Months.Read(Month), QualityAddress.Shortened(Text), OnlyFaults, AssetId: null, WholeNumbers.Page(PageText));

    private bool IsFiltered => Asked.Text.Length > 0;

    private string Lead
    {
        get
        {
            var (measured, estimated, missing, rejected, _) = View!.Hours;
            var lead = T[
                View.Meters == 1 ? "Matrix.LeadOne" : "Matrix.Lead", Conventions.Begin(LocalTimes.InMonth(View.Month)), Share(measured),
                Measures.Number(View.Meters, 0), Share(estimated), Share(missing)];
            return Share(rejected) == Share(0) ? lead : $"{lead} {T["Matrix.NotBelieved", Share(rejected)]}";
        }
    }

    private IReadOnlyList<FilterPreset> Presets => View is null ? [] :
    [
        new FilterPreset(T["Matrix.Previous", LocalTimes.Month(View.Month.AddMonths(-1))], At(View.Month.AddMonths(-1)), false),
        .. new[] { View.Month.AddMonths(1) }.Where(next => next <= Newest).Select(next => new FilterPreset(T["Matrix.Next", LocalTimes.Month(next)], At(next), false)),
    ];

    /// <summary>The month that runs, or a later one that an address names; of those to come there is no quality.</summary>
    private DateOnly Newest
    {
        get
        {
            var running = Months.Of(zone.LocalDay(clock.GetUtcNow()));
            return View!.Month > running ? View.Month : running;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (IsAnother(Asked))
            View = await ReadOnce(nameof(View), $"{Asked}", () => queries.Month(Asked, Asking));
    }

    private string At(DateOnly month) => QualityAddress.Page(Asked with { Month = month, Page = 1 });

    private string Share(int hours) => Measures.Percent(View!.Hours.Expected == 0 ? 0 : (double)hours / View.Hours.Expected);
}
