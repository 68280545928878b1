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
        memory = new SeriesMemory(SpikeRule.HistoryDays);
        var values = database.Read(connection => connection.Query(
            """
            SELECT r.start, r.value FROM series s JOIN reading r ON r.series = s.id
            WHERE s.meter=$1 AND s.quantity=$2 AND r.quality < 2 ORDER BY r.start DESC LIMIT $3
            """,
            row => (At: row.GetInt64(0), Value: row.GetDouble(1)), meter, quantity.Name, SpikeRule.HistoryDays * 24));
        for (var i = values.Count - 1; i >= 0; i--)
            memory.Add(Instant.FromUnixTimeSeconds(values[i].At), values[i].Value);
        return loaded[(meter, quantity)] = memory;
    }

    /// <summary>Drops what was learned since the last commit: the file that taught it was refused.</summary>
    public void Forget() => loaded.Clear();
}
