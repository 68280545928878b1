using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Api;

/// <summary>Lines of the audit as commands write them, with all that stands in their instants.</summary>
internal static class AuditCsv
{
    public static string Head { get; } = CsvText.Line("id", "at", "who", "tenant", "what", "subject", "before", "after", "hash");

    public static string Line(AuditRecord line) => CsvText.Line(
        line.Id, line.At.UtcDateTime.ToString("O"), line.Who, line.TenantCode, line.What, line.Subject, line.Before, line.After, line.Hash);
}
