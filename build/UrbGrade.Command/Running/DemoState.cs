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

    /// <summary>What an earlier command wrote; null when there is nothing.</summary>
    /// <exception cref="CommandFailedException">The file cannot be understood.</exception>
    public static DemoState? Read(string file)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize<DemoState>(File.ReadAllText(file), Json);
        }
        catch (JsonException)
        {
            throw new CommandFailedException($"{file} does not say what the demo was begun with. Start over with --clean.");
        }
    }

    /// <summary>Writes the file whole or not at all: the command may be killed at any moment.</summary>
    public void Write(string file)
    {
        var draft = file + ".draft";
        File.WriteAllText(draft, JsonSerializer.Serialize(this, Json));
        File.Move(draft, file, overwrite: true);
    }
}
