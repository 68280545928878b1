namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>A node of the lighting network, with its program.</summary>
/// <param name="Node">As messages name it.</param>
/// <param name="Name">For people.</param>
/// <param name="TimeZone">IANA zone of its clock times.</param>
/// <param name="Newest">The version that was written last; null when none was.</param>
/// <param name="Active">The version that the node acknowledged last; null when none was.</param>
public sealed record LightingNode(string TenantCode, string Node, string Name, string TimeZone, ProgramVersion? Newest, ProgramVersion? Active);
