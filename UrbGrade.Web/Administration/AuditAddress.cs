using Microsoft.AspNetCore.WebUtilities;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Administration;

/// <summary>A filter of the audit as it stands in an address.</summary>
internal static class AuditAddress
{
    public static AuditFilter Read(IQueryCollection query) => Of(
        query["who"], query["what"], query["subject"], query["tenant"], query["from"], query["to"], query["text"]);

    /// <summary>What is empty, or no day, chooses nothing.</summary>
    public static AuditFilter Of(string? who, string? what, string? subject, string? tenant, string? from, string? to, string? text = null) =>
        new(Text(who), Text(what), Text(subject), Text(tenant), Days.Read(from), Days.Read(to), Text(text));

    /// <summary>The filter at another address.</summary>
    /// <param name="before">Only lines before this one.</param>
    public static string At(string path, AuditFilter filter, long? before = null) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["who"] = filter.Who,
        ["what"] = filter.What,
        ["subject"] = filter.Subject,
        ["tenant"] = filter.TenantCode,
        ["from"] = filter.From is { } from ? LocalTimes.Iso(from) : null,
        ["to"] = filter.To is { } to ? LocalTimes.Iso(to) : null,
        ["text"] = filter.Text,
        ["before"] = before?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(part => part.Value is not null));

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
