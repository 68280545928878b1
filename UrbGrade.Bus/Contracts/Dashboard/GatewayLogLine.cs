using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One line of what a site's gateway told of its log.</summary>
/// <param name="Id">Larger for what was told later.</param>
/// <param name="At">By the gateway's clock, UTC, and never later than it was told.</param>
/// <param name="Code">The stable number of its kind.</param>
/// <param name="Text">In the gateway's words, English.</param>
public sealed record GatewayLogLine(long Id, DateTimeOffset At, int Code, EventLevel Level, string Text);
