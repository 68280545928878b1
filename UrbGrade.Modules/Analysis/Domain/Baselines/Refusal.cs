namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>One reason against a baseline, with what was found and what is allowed, both in the unit of the reason.</summary>
internal sealed record Refusal(RefusalReason Reason, double Found, double Allowed);
