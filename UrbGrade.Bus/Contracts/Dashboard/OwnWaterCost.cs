using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What the water of an own place cost in a period that was the person's from its first day on.</summary>
/// <param name="Length">A month or a year.</param>
/// <param name="Cost">By the tariff, with its standing charge and tax, up to the last reading.</param>
public sealed record OwnWaterCost(PeriodLength Length, KpiFigure Cost);
