using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>Why a file of places cannot be taken, or what is to be looked at in it.</summary>
/// <param name="Where">As <c>feature 3</c> or <c>line 12</c>.</param>
/// <param name="What">The value found and what is allowed.</param>
public sealed record PlaceProblem(Refusal Where, Refusal What);
