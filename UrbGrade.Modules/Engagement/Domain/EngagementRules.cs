using System.Text.RegularExpressions;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>What places and campaigns may say.</summary>
internal static partial class EngagementRules
{
    private const int LongestName = 100;
    private const int LongestCampaignDays = 3 * 366;

    /// <summary>The first broken rule, with the value found and the values allowed; null when all hold.</summary>
    public static Refusal? Broken(IReadOnlyList<VotePlaceDraft> places)
    {
        if (places.Count == 0)
        {
            return new Refusal("Places.None", $"No place is named; write one a line.");
        }

        if (places.FirstOrDefault(place => IsBlank(place.Code) || IsBlank(place.Name) || IsBlank(place.Asset)) is { } blank)
        {
            return new Refusal("Places.Blank", $"A place is '{blank.Code}', '{blank.Name}', fed by '{blank.Asset}'; allowed are 1 to {LongestName} printable characters each.");
        }

        return places.GroupBy(place => place.Code, StringComparer.Ordinal).FirstOrDefault(code => code.Count() > 1) is { } twice
            ? new Refusal("Places.Twice", $"The place '{twice.Key}' is named twice.") : null;
    }

    /// <summary>The first broken rule, with the value found and the values allowed; null when all hold.</summary>
    public static Refusal? Broken(CampaignDraft campaign)
    {
        if (!IsCode(campaign.Code))
        {
            return new Refusal("Campaign.Code", $"The campaign's code is '{campaign.Code}'; allowed are 1 to 50 letters a to z, digits, dots, dashes and underlines.");
        }

        if (IsBlank(campaign.Name))
        {
            return new Refusal("Campaign.Name", $"The campaign's name is '{campaign.Name}'; allowed are 1 to {LongestName} printable characters.");
        }

        var days = campaign.LastDay.DayNumber - campaign.FirstDay.DayNumber + 1;
        return days is < 1 or > LongestCampaignDays
            ? new Refusal("Campaign.Days", $"The campaign is from {campaign.FirstDay:yyyy-MM-dd} to {campaign.LastDay:yyyy-MM-dd}; allowed are 1 to {LongestCampaignDays} days.") : null;
    }

    /// <summary>Whether a text names a campaign, a survey, a question or a choice.</summary>
    public static bool IsCode(string? text) => text is not null && Code().IsMatch(text);

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestName || text.Any(char.IsControl);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,49}\z")]
    private static partial Regex Code();
}
