using System.Globalization;
using System.Text.Json;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Dashboard.Residents;

/// <summary>A bill as its record's fields have it, which are texts that somebody else wrote: what cannot be read is left out.</summary>
internal sealed record BillRecord(string? Number, DateOnly From, DateOnly? To, double? EnergyKwh, double? Amount, string? State, bool IsEstimated)
{
    public const string Kind = "bill";

    /// <summary>How utilities in the pilots' languages begin the word for a reading that was not read; Spanish ones
    /// write E for it and R for a real one.</summary>
    private static readonly string[] Estimated = ["estim", "anslå", "skøn"];

    /// <summary>Reads the JSON of a record.</summary>
    /// <param name="at">When the bill's time begins.</param>
    public static BillRecord Read(string fields, LocalCalendar calendar, DateTimeOffset at)
    {
        using var document = JsonDocument.Parse(fields);
        string? Text(string name) => document.RootElement.TryGetProperty(name, out var field) ? field.ToString() : null;
        double? Number(string name) => double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        double?[] rates = [Number("energy_p1"), Number("energy_p2"), Number("energy_p3")];
        var until = DateTimeOffset.TryParse(Text("until"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? end : (DateTimeOffset?)null;
        var state = Text("state");
        return new BillRecord(
            Text("invoice") ?? Text("invoice_id"), calendar.DayOf(at), until is { } over ? calendar.DayOf(over) : null,
            rates.All(rate => rate is null) ? null : rates.Sum(), Number("amount"), state,
            state is "E" or "e" || Estimated.Any(word => state?.Contains(word, StringComparison.OrdinalIgnoreCase) is true));
    }
}
