using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>How content people are at each level of the light, and what they say.</summary>
public sealed partial class VotesPage(
    IOpinions opinions, ITenantSession session, ITenantRegistry tenants, ReaderZone zone, TimeProvider clock, IStringLocalizer<EngagementText> texts)
{
    private const int MostComments = 50;

    private IReadOnlyList<LitVote> comments = [];

    [SupplyParameterFromQuery(Name = "street")]
    private string? Street { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    private DimmingCurve? Curve { get; set; }

    private IStringLocalizer<EngagementText> T => texts;

    private bool IsFiltered => Street is { Length: > 0 } || From is not null || To is not null;

    private string? Code => session.CurrentTenantId is { } id ? tenants.Find(id)?.Code : null;

    private string Csv => OpinionAddress.Csv(Curve!.Street, Curve.From, Curve.To);

    protected override async Task OnParametersSetAsync()
    {
        var (from, to) = OpinionAddress.Days(From, To, zone.LocalDay(clock.GetUtcNow()));
        var asked = (Street is { Length: > 0 } street ? street : null, from, to);
        if (!IsAnother(asked))
            return;
        Curve = await ReadOnce(nameof(Curve), $"{asked}", () => opinions.Curve(asked.Item1, from, to, Asking));
        comments = await ReadOnce<IReadOnlyList<LitVote>>(nameof(comments), $"{asked}", async () =>
            [.. (await opinions.Votes(asked.Item1, from, to, Asking)).Where(vote => vote.Comment is not null).Take(MostComments)]);
    }
}
