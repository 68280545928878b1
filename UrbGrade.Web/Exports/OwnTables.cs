using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Resident;

namespace UrbGrade.Web.Exports;

/// <summary>What a person's own pages draw as tables.</summary>
internal static class OwnTables
{
    /// <param name="currency">ISO 4217.</param>
    /// <param name="now">Tells what is not over.</param>
    public static ExportTable Use(OwnPlace place, OwnUse use, AskedUse asked, string currency, DateTimeOffset now)
    {
        var column = QuantityColumns.Name(asked.Show, currency);
        return new ExportTable(
            $"my-{column}-{LocalTimes.Iso(use.From)}-{LocalTimes.Iso(use.To.AddDays(-1))}", $"{column} of {place.Name}", place.TimeZone,
            [
                new("place", ExportType.Text, "Name of the place", IsRequired: true),
                new("start", ExportType.Instant, "Begin of the hour, day or month", IsRequired: true),
                new(column, ExportType.Number, "Empty where nothing is known"),
                new($"{column}_before", ExportType.Number, "The same a year before; empty where it is not known or the place was not one's own"),
                new(
                    "quality", ExportType.Text,
                    "measured; estimated: readings are estimates or missing; partial: the day or month is not over, was not all one's own, or its last days are missing; missing",
                    IsRequired: true),
                new("origin", ExportType.Text, "Where the readings come from when they are no measurements of this place"),
            ],
            use.Bars.Select(bar => new object?[]
            {
                place.Name, bar.Start, bar.Value, bar.Before, QuantityColumns.Word(OwnBars.Quality(bar, place, asked.Length, now), bar.Value), place.Origin,
            }).ToAsyncEnumerable()) { Key = ["start"] };
    }

    /// <param name="comfort">Of at least one day.</param>
    public static ExportTable Comfort(OwnPlace place, OwnComfort comfort) => new(
        $"my-temperatures-{LocalTimes.Iso(comfort.Days[0].Day)}-{LocalTimes.Iso(comfort.Days[^1].Day)}", $"Temperatures of {place.Name}", place.TimeZone,
        [
            new("place", ExportType.Text, "Name of the place", IsRequired: true),
            new("day", ExportType.Day, "Civil day", IsRequired: true),
            new("temperature_inside_celsius", ExportType.Number, "Mean; empty where nothing is known"),
            new("temperature_outside_celsius", ExportType.Number, "Mean; empty where nothing is known"),
            new("origin", ExportType.Text, "Where the readings come from when they are no measurements of this place"),
        ],
        comfort.Days.Select(day => new object?[] { place.Name, day.Day, day.Inside, day.Outside, place.Origin }).ToAsyncEnumerable()) { Key = ["day"] };
}
