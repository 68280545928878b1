using System.Text.Json;

namespace UrbGrade.Command.Running;

/// <summary>What a demo was begun with, so that it goes on with the same.</summary>
/// <param name="Real">The folder of real series; null for simulated ones.</param>
/// <param name="Shops">Simulated shops.</param>
/// <param name="From">First local day, <c>yyyy-MM-dd</c>.</param>
/// <param name="To">Last day of the history; the days after it follow one by one.</param>
internal sealed record DemoState(string? Real, int Shops, DateOnly From, DateOnly To)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public int Days => To.DayNumber - From.DayNumber + 1;

    public static DemoState? Read(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<DemoState>(File.ReadAllText(file), Json) : null;

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Json));
}
