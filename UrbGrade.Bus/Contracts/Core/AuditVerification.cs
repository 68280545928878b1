using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Whether the audit's chain of hashes holds.</summary>
/// <param name="Lines">Lines that were checked, up to the first broken one.</param>
/// <param name="Head">Hash of the last line; 64 zeros for an empty audit. Keep it elsewhere: only with it can lines cut off the end be noticed.</param>
/// <param name="Problem">The first broken line and what is wrong with it; null when the chain holds.</param>
public sealed record AuditVerification(bool Intact, long Lines, string Head, Refusal? Problem);
