using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>One thing that a rule was raised for. Unique by rule and subject: what was told is not told again.</summary>
internal sealed class AlertRow : ITenantOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    public int RuleId { get; set; }

    /// <summary>What it is about and when, such as <c>finding:12</c>.</summary>
    public required string Subject { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    /// <summary>What the sentence needs; JSON.</summary>
    public required string Facts { get; set; }

    /// <summary>The mail that told it; null while it waits for its hour.</summary>
    public long? MailId { get; set; }
}
