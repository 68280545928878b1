using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Compose;

/// <summary>One type of message as a configuration describes it: which assets or records make it, and what becomes of what.</summary>
/// <param name="Type">With <paramref name="Version"/> it chooses the content's schema on the platform.</param>
/// <param name="Assets">Kinds of assets whose hours make such messages; empty for those of records.</param>
/// <param name="StartField">Element with the start of the hour; null where the head's timestamp is that start.</param>
/// <param name="EndField">Element with the end of the hour, excluded; null for none.</param>
/// <param name="Values">Elements of an hour's message, in the order of the schema.</param>
/// <param name="Expected">Quantities without which an hour of such an asset is not complete.</param>
/// <param name="Record">How a record becomes a message; null where hours do.</param>
internal sealed record MessageLayout(
    string Name,
    string Type,
    string Version,
    IReadOnlyList<string> Assets,
    string? StartField,
    string? EndField,
    IReadOnlyList<(string Element, Quantity Quantity)> Values,
    IReadOnlyList<Quantity> Expected,
    RecordMessage? Record);

/// <summary>How a record becomes a message. The head's timestamp is when it happened, its source what it is about.</summary>
/// <param name="Kind">One of <see cref="RecordKind"/>.</param>
/// <param name="KeyElement">Element with the record's key.</param>
/// <param name="UntilElement">Element with the end of the time that it is about; null for none.</param>
/// <param name="Fields">Elements in the order of the schema; a field that the record lacks has none.</param>
internal sealed record RecordMessage(string Kind, string KeyElement, string? UntilElement, IReadOnlyList<(string Element, string Field)> Fields);
