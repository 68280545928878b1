using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Operations;

/// <summary>Addresses of the page that asks for days again.</summary>
internal static class ResendAddress
{
    /// <summary>The newest days of a stretch that is too long.</summary>
    /// <param name="meter">Null for all that lack something.</param>
    public static string Of(int siteId, DateOnly from, DateOnly until, string? meter = null)
    {
        var first = until.DayNumber - from.DayNumber >= ResendDraft.MostDays ? until.AddDays(1 - ResendDraft.MostDays) : from;
        return FormattableString.Invariant($"/ops/site/{siteId}/resend?from={LocalTimes.Iso(first)}&until={LocalTimes.Iso(until)}")
            + (meter is null ? "" : $"&meter={Uri.EscapeDataString(meter)}");
    }
}
