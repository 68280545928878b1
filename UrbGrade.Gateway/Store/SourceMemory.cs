using NodaTime;

namespace UrbGrade.Gateway.Store;

/// <summary>
/// What a source remembers: how far it has read, which version of a file it took. It is written after the file lies in
/// the folder, so a stop between the two only fetches the same again.
/// </summary>
internal sealed class SourceMemory(GatewayDatabase database, string source, TimeProvider time)
{
    private const string Beginning = "source=@1 AND SUBSTR(item, 1, LENGTH(@2))=@2";

    public string? Find(string item) => database.Read(connection =>
        connection.Scalar<string>("SELECT value FROM source_memory WHERE source=@1 AND item=@2", source, item));

    public void Keep(string item, string value) => database.Write(connection => connection.Execute(
        connection.Dialect.Upsert("source_memory", ["source", "item"], ["value", "at"]),
        source, item, value, Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeSeconds()));

    /// <summary>Forgets what nobody will ask for again.</summary>
    /// <param name="beginning">Only items that begin so.</param>
    /// <param name="wanted">Those that stay.</param>
    public void ForgetOthers(string beginning, IEnumerable<string> wanted)
    {
        var known = database.Read(connection => connection.Query($"SELECT item FROM source_memory WHERE {Beginning}", row => row.GetString(0), source, beginning));
        var gone = known.Except(wanted, StringComparer.Ordinal).ToList();
        if (gone.Count > 0)
            database.Write(connection => gone.ForEach(item => connection.Execute("DELETE FROM source_memory WHERE source=@1 AND item=@2", source, item)));
    }

    /// <summary>Forgets what was last kept longer ago than <paramref name="age"/>.</summary>
    /// <param name="beginning">Only items that begin so.</param>
    public void Forget(string beginning, Duration age)
    {
        var before = (Instant.FromDateTimeOffset(time.GetUtcNow()) - age).ToUnixTimeSeconds();
        if (database.Read(connection => connection.Scalar<long>($"SELECT COUNT(*) FROM source_memory WHERE {Beginning} AND at < @3", source, beginning, before)) > 0)
            database.Write(connection => connection.Execute($"DELETE FROM source_memory WHERE {Beginning} AND at < @3", source, beginning, before));
    }
}
