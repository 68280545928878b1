using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Modules.Aggregation.Gaps;

/// <summary>A wish that no receipt has carried yet.</summary>
/// <param name="Id">Of its row.</param>
internal sealed record OpenWish(int Id, ResendRequest Request);
