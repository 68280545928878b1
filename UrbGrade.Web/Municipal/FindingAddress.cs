using Microsoft.AspNetCore.WebUtilities;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>Which findings an address asks for, on the page and as a file.</summary>
internal static class FindingAddress
{
    /// <summary>What is no state and no kind asks for none.</summary>
    public static FindingFilter Read(string? state, string? kind) => new(
        Enum.TryParse<FindingState>(state, ignoreCase: true, out var knownState) && Enum.IsDefined(knownState) ? knownState : null,
        Enum.TryParse<FindingKind>(kind, ignoreCase: true, out var knownKind) && Enum.IsDefined(knownKind) ? knownKind : null);

    /// <param name="since">The day in which, or after which, they lasted; what is no day asks for none.</param>
    public static FindingFilter Read(string? state, string? kind, string? since) =>
        Read(state, kind) with { Since = Days.Read(since) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null };

    /// <summary>The page; of the last week where no state is named.</summary>
    public static string Page(string? state, FindingKind? kind) => QueryHelpers.AddQueryString("/app", new Dictionary<string, string?>
    {
        ["state"] = state,
        ["kind"] = kind?.ToString(),
    });

    /// <summary>Of all pages of the list.</summary>
    public static string Csv(FindingFilter filter) => QueryHelpers.AddQueryString("/api/findings.csv", new Dictionary<string, string?>
    {
        ["state"] = filter.State?.ToString(),
        ["kind"] = filter.Kind?.ToString(),
        ["since"] = filter.Since is { } since ? LocalTimes.Iso(DateOnly.FromDateTime(since.UtcDateTime)) : null,
    });
}
