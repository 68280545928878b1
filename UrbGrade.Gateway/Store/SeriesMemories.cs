using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Store;

/// <summary>The recent past of every series, loaded from the cleansed readings when first asked for.</summary>
internal sealed class SeriesMemories(GatewayDatabase database)
{
    private readonly Dictionary<(string, Quantity), SeriesMemory> loaded = [];

    public SeriesMemory Of(string meter, Quantity quantity)
    {
        if (loaded.TryGetValue((meter, quantity), out var memory))
            return memory;
        memory = new SeriesMemory();

        // The largest value of each day, and the newest value of all, in order of time.
        var values = database.Read(connection => connection.Query(
            """
            WITH known AS (
                SELECT r.start, r.value FROM series s JOIN reading r ON r.series = s.id
                WHERE s.meter=@1 AND s.quantity=@2 AND r.quality < 2
            )
            SELECT MIN(start), MAX(value) FROM known GROUP BY start - start % 86400
            UNION ALL SELECT * FROM (SELECT start, value FROM known ORDER BY start DESC LIMIT 1) newest
            ORDER BY 1
            """,
            row => (At: row.GetInt64(0), Value: row.GetDouble(1)), meter, quantity.Name));
        foreach (var (at, value) in values)
            memory.Add(Instant.FromUnixTimeSeconds(at), value);
        return loaded[(meter, quantity)] = memory;
    }

    /// <summary>Drops what was learned since the last commit: the file that taught it was refused.</summary>
    public void Forget() => loaded.Clear();
}
