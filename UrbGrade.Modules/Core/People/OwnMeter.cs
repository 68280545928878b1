namespace UrbGrade.Modules.Core.People;

/// <summary>A meter that is the session's own now.</summary>
/// <param name="Source">As messages name it.</param>
internal sealed record OwnMeter(int TenantId, int UserId, int MeterId, string Source, int AssetId);
