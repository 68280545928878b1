using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class ProfilesPage(IProfileQueries profiles, IStringLocalizer<ProfileText> texts, IStringLocalizer<SharedText> shared)
{
    [SupplyParameterFromQuery(Name = "medium")]
    private string? MediumName { get; set; }

    [SupplyParameterFromQuery(Name = "month")]
    private string? MonthName { get; set; }

    private SegmentMonth? Found { get; set; }

    /// <summary>A day of the month that was asked for; null for the newest.</summary>
    private DateOnly? Asked => DateOnly.TryParseExact(MonthName, "yyyy-MM-dd", out var day) ? day : null;

    /// <summary>Whether months between the first and the last have no groups.</summary>
    private bool HasGaps => Found!.Months is [var last, .., var first] && (12 * (last.Year - first.Year)) + last.Month - first.Month >= Found.Months.Count;

    private IStringLocalizer<ProfileText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    /// <summary>How many meters have a profile, and why the others have none.</summary>
    private string Summary => string.Join(" ", Found!.States.OrderBy(state => state.Key).Select(state => T[$"Count.{state.Key}", state.Value].Value));

    protected override async Task OnParametersSetAsync()
    {
        Medium? medium = Enum.TryParse<Medium>(MediumName, out var named) && Enum.IsDefined(named) ? named : null;
        if (IsAnother((medium, Asked)))
            Found = await ReadOnce(nameof(Found), $"{(medium, Asked)}", () => profiles.Segments(medium, Asked, Asking));
    }
}
