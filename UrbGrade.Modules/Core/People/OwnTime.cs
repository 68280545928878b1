namespace UrbGrade.Modules.Core.People;

/// <summary>A time in which a meter is or was the session's own, [from, until).</summary>
/// <param name="Source">The meter as messages name it.</param>
/// <param name="UntilAt">Null while it lasts.</param>
internal sealed record OwnTime(int MeterId, string Source, int AssetId, DateTimeOffset FromAt, DateTimeOffset? UntilAt);
