using System.Text.Json;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What somebody said, or an instrument, in its newest revision.</summary>
/// <param name="Key">Unique for the kind.</param>
/// <param name="Subject">What it is about, as messages name it.</param>
/// <param name="Zone">IANA zone of its asset.</param>
/// <param name="Day">Local day on which it was said.</param>
/// <param name="Fields">JSON object of texts.</param>
/// <param name="RequestId">The first request that brought it.</param>
internal sealed record SaidRecord(
    string Kind, string Key, string Subject, int AssetId, string Zone, DateTimeOffset At, DateOnly Day, string Fields, long RequestId)
{
    /// <summary><see cref="Fields"/> by name.</summary>
    public IReadOnlyDictionary<string, string> Read() => JsonSerializer.Deserialize<Dictionary<string, string>>(Fields) ?? [];
}
