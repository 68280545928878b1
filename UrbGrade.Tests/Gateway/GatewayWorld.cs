using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway;

/// <summary>A gateway with its folders, its real database and a clock that the test moves. Only the line to the platform is played.</summary>
internal sealed class GatewayWorld : IDisposable
{
    public const string Cups = "ES0031400000000001XX0F";

    private readonly TemporaryFolder folder = new();
    private IHost host;

    public GatewayWorld(Action<JsonObject>? configure = null, DateTimeOffset? now = null)
    {
        Clock = new FakeTimeProvider(now ?? new DateTimeOffset(2014, 12, 25, 17, 24, 31, TimeSpan.Zero));
        Platform = new PlatformDouble(Clock);
        var root = Configuration(folder.Path);
        configure?.Invoke(root);
        Settings = SettingsFile.Read(root, folder.File("gateway.json"));
        host = Build();
    }

    public FakeTimeProvider Clock { get; }

    public PlatformDouble Platform { get; }

    public GatewaySettings Settings { get; }

    public string Folder => folder.Path;

    public IServiceProvider Services => host.Services;

    public GatewayDatabase Database => Get<GatewayDatabase>();

    /// <summary>The smallest configuration of a Barcelona gateway.</summary>
    public static JsonObject Configuration(string folder) => JsonNode.Parse($$"""
        {
          "gateway": { "site": "BCN-01", "kind": "barcelona", "tenant": "20", "timeZone": "Europe/Madrid", "state": "{{folder}}/state" },
          "uplink": {
            "endpoint": "https://localhost/aggregation", "schedule": "continuous", "settle": "PT0S",
            "signing": { "certificate": "gateway.p12" }, "trust": { "receipts": ["platform.pem"] }
          },
          "sources": [
            { "id": "energy", "type": "hotFolder", "path": "in/energy", "profile": "edistribucion", "ready": { "stableFor": "PT0S" } },
            { "id": "sensors", "type": "hotFolder", "path": "in/temperature", "profile": "temperature", "ready": { "stableFor": "PT0S" } },
            { "id": "prices", "type": "hotFolder", "path": "in/prices", "profile": "prices", "ready": { "stableFor": "PT0S" } }
          ],
          "meters": {
            "{{Cups}}": { "element": "477", "sensors": ["BCN-DW-014-T1"], "position": { "latitude": 41, "longitude": -4 } }
          }
        }
        """)!.AsObject();

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Ends the gateway as it stands and starts it again on the same state.</summary>
    public void Restart()
    {
        host.Dispose();
        host = Build();
    }

    public void Drop(string source, string name, byte[] content)
    {
        var path = Path.Combine(folder.Path, "in", source);
        Directory.CreateDirectory(path);
        File.WriteAllBytes(Path.Combine(path, name), content);
    }

    public void Drop(string source, string name, params string[] lines) =>
        Drop(source, name, Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"));

    /// <summary>Drops one civil day of hourly energy; the value of each hour is its number.</summary>
    public void DropEnergy(LocalDate day, int hours = 24, string? name = null, Func<int, string>? value = null) => Drop(
        "energy",
        name ?? $"cch_{SiteCalendar.Text(day)}.csv",
        ["CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", .. Enumerable.Range(1, hours).Select(hour => $"{Cups};{day:dd'/'MM'/'uuuu};{hour};{value?.Invoke(hour) ?? $"{hour}"};R")]);

    public int Take() => Get<FileIntake>().TakeAll(CancellationToken.None);

    public int Compose() => Get<BatchPlanner>().ComposeDue(settled: true, CancellationToken.None);

    public Task<int> SendAsync() => Get<BatchSender>().SendDueAsync(CancellationToken.None);

    public Task<PassResult> PassAsync() => Get<SinglePass>().RunAsync(CancellationToken.None);

    public string[] Files(string path) => Directory.Exists(Path.Combine(folder.Path, path))
        ? [.. Directory.GetFiles(Path.Combine(folder.Path, path), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Path.Combine(folder.Path, path), file)).Order(StringComparer.Ordinal)]
        : [];

    public List<OutboxBatch> Batches() => Database.Read(connection => Outbox.List(connection, null, 1000));

    public List<(string Start, double Value, ReadingQuality Quality, string Method, long Revision)> Cleansed(string quantity = "energy") =>
        Database.Read(connection => connection.Query(
            "SELECT r.start, r.value, r.quality, r.method, r.revision FROM reading r JOIN series s ON s.id = r.series WHERE s.quantity=@1 ORDER BY s.meter, r.start",
            row => (Instant.FromUnixTimeSeconds(row.GetInt64(0)).ToString(), row.GetDouble(1), (ReadingQuality)row.GetInt32(2), row.GetString(3), row.GetInt64(4)),
            quantity));

    public long Count(string table) => Database.Read(connection => connection.Scalar<long>($"SELECT COUNT(*) FROM {table}"));

    public List<int> EventCodes()
    {
        Get<EventTable>().Flush(Database);
        return [.. EventTable.Read(Database, DateTimeOffset.MinValue, null, 1000).Select(entry => entry.Code).Reverse()];
    }

    public void Dispose()
    {
        host.Dispose();
        folder.Dispose();
    }

    private IHost Build() => GatewayHost.Build(Settings, service: false, Clock, _ => Platform.Connect(), console: false);
}
