namespace UrbGrade.Modules.Partners;

/// <summary>A partner's module, as its certificate names it.</summary>
/// <param name="Node">The process: its address.</param>
internal sealed record Partner(int TenantId, string Module, string Node);
