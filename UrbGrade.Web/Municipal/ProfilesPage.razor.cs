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

    private IStringLocalizer<ProfileText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    /// <summary>How many meters have a profile, and why the others have none.</summary>
    private string Summary => string.Join(" ", Found!.States.OrderBy(state => state.Key).Select(state => T[$"Count.{state.Key}", state.Value].Value));

    protected override async Task OnParametersSetAsync()
    {
        Medium? medium = Enum.TryParse<Medium>(MediumName, out var named) && Enum.IsDefined(named) ? named : null;
        DateOnly? month = DateOnly.TryParseExact(MonthName, "yyyy-MM-dd", out var day) ? day : null;
        if (IsAnother((medium, month)))
            Found = await ReadOnce(nameof(Found), $"{(medium, month)}", () => profiles.Segments(medium, month, Asking));
    }
}
