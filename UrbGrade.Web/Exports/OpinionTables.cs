using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Exports;

/// <summary>What people say as tables.</summary>
internal static class OpinionTables
{
    public static ExportTable Curve(DimmingCurve curve) => new(
        $"satisfaction-{LocalTimes.Iso(curve.From)}-{LocalTimes.Iso(curve.To.AddDays(-1))}", "Satisfaction at each level of the light", curve.TimeZone,
        [
            new("street", ExportType.Text, "Empty for all streets"),
            new("level_percent", ExportType.Integer, "Of the full light, to the nearest 5", IsRequired: true),
            new("votes", ExportType.Integer, "Votes at this level", IsRequired: true),
            new("satisfaction", ExportType.Number, "0 to 100; of fewer than 30 votes drawn towards the mean of all; empty below 5"),
            new("mean", ExportType.Number, "Mean of the votes alone; empty below 5"),
            new("low", ExportType.Number, "Lower end of the 95 % interval of the mean"),
            new("high", ExportType.Number, "Upper end of it"),
            new("power_w", ExportType.Number, "Mean power of the cabinets at the minutes of these votes"),
        ],
        Rows(curve)) { Key = ["street", "level_percent"] };

    private static async IAsyncEnumerable<object?[]> Rows(DimmingCurve curve)
    {
        foreach (var point in curve.Points)
        {
            var opinion = point.Opinion;
            yield return
            [
                curve.Street, (long)point.LevelPercent, (long)opinion.Votes, Rounded(opinion.Shown), Rounded(opinion.Mean), Rounded(opinion.Low), Rounded(opinion.High),
                Rounded(point.PowerWatt),
            ];
        }

        await Task.CompletedTask;
    }

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 2) : null;
}
