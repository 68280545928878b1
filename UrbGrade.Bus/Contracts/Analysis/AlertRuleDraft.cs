namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What somebody wants to be told.</summary>
/// <param name="Name">1 to 80 characters; of a target may be empty, which is then named by its figure in each reader's language.</param>
/// <param name="AssetId">Null for every place.</param>
/// <param name="Measure">Of a threshold: the quantity whose civil days are compared, such as <c>energy</c> (sum) or
/// <c>temperature_in</c> (mean); of a KPI and a target its code in the catalogue.</param>
/// <param name="IsAbove">Whether a threshold is crossed from below; a target is then the most that is allowed, and else the least.</param>
/// <param name="Limit">The threshold or target, in the unit of what is held against it; least money of findings, 0 for
/// all; hours without data; days before a certificate ends.</param>
/// <param name="FindingKind">Null for findings of every kind.</param>
/// <param name="Address">Where mails go.</param>
/// <param name="Language">Of the mails: en, es, ca, eu or da.</param>
/// <param name="IsOfTenant">Whether everybody in the tenant sees and changes it; otherwise only who made it.</param>
public sealed record AlertRuleDraft(
    string Name, AlertKind Kind, int? AssetId, string? Measure, bool IsAbove, double Limit, FindingKind? FindingKind, AlertDelivery Delivery, string Address, string Language,
    bool IsOfTenant);
