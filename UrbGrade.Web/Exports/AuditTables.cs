using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Exports;

/// <summary>Lines of the audit as a table.</summary>
internal static class AuditTables
{
    /// <param name="name">Of the file.</param>
    /// <param name="lines">Read once: the audit grows for years.</param>
    public static ExportTable Of(string name, string title, string timeZone, IAsyncEnumerable<AuditRecord> lines) => new(
        name, title, timeZone,
        [
            new("id", ExportType.Integer, "Number of the line", IsRequired: true),
            new("at", ExportType.Instant, "When it was done", IsRequired: true),
            new("who", ExportType.Text, "Who did it", IsRequired: true),
            new("tenant", ExportType.Text, "Code of the tenant; empty for the platform's own affairs"),
            new("what", ExportType.Text, "Code of what was done", IsRequired: true),
            new("subject", ExportType.Text, "To what", IsRequired: true),
            new("before", ExportType.Text, "What stood there before"),
            new("after", ExportType.Text, "What stood there then"),
            new("hash", ExportType.Text, "SHA-256 over the line and the hash before it", IsRequired: true),
        ],
        lines.Select(line => new object?[]
        {
            line.Id, line.At, line.Who, line.TenantCode, line.What, line.Subject, line.Before, line.After, line.Hash,
        })) { Key = ["id"] };
}
