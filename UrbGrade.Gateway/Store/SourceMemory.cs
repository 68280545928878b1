using NodaTime;

namespace UrbGrade.Gateway.Store;

/// <summary>
/// What a source remembers: how far it has read, which version of a file it took. It is written after the file lies in
/// the folder, so a stop between the two only fetches the same again.
/// </summary>
internal sealed class SourceMemory(GatewayDatabase database, string source, TimeProvider time)
{
    public string? Find(string item) => database.Read(connection =>
        connection.Scalar<string>("SELECT value FROM source_memory WHERE source=@1 AND item=@2", source, item));

    public void Keep(string item, string value) => database.Write(connection => connection.Execute(
        connection.Dialect.Upsert("source_memory", ["source", "item"], ["value", "at"]),
        source, item, value, Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeSeconds()));
}
