using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>What somebody wants to be told.</summary>
internal sealed class AlertRuleRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>The account whose rule it is; null for one of the whole tenant.</summary>
    public string? Owner { get; set; }

    public required string Name { get; set; }

    public AlertKind Kind { get; set; }

    /// <summary>Null for every asset.</summary>
    public int? AssetId { get; set; }

    /// <summary>Quantity of a threshold, such as <c>energy</c>, or code of a KPI of the catalogue, also of a target.</summary>
    public string? Measure { get; set; }

    /// <summary>Whether a limit is crossed from below; of a target whether it is the most that is allowed.</summary>
    public bool IsAbove { get; set; }

    /// <summary>What is measured or the KPI is held against, in its unit; money of findings; hours without data; days before a certificate ends.</summary>
    public double Limit { get; set; }

    /// <summary>Null for findings of every kind.</summary>
    public FindingKind? FindingKind { get; set; }

    public AlertDelivery Delivery { get; set; }

    /// <summary>Where to, as a mail address.</summary>
    public required string Address { get; set; }

    /// <summary>Language of the mails, such as <c>eu</c>.</summary>
    public required string Language { get; set; }

    public DateTimeOffset? MutedUntil { get; set; }

    /// <summary>Since when it is no longer looked at.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public required string CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
