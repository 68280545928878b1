using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Design;

/// <summary>One step of a timeline, in the reader's words.</summary>
public sealed record TimelineStep(string Name, string When, string? Detail, BatchStepState State);
