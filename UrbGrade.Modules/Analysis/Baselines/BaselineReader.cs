using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Domain.Baselines;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Baselines;

/// <summary>Reads stored baselines, for pages and for whoever asks by the bus.</summary>
internal static class BaselineReader
{
    /// <summary>By asset and carrier.</summary>
    public static async Task<IReadOnlyList<BaselineEntry>> Entries(
        UrbGradeContext database, Func<IQueryable<BaselineRow>, IQueryable<BaselineRow>> which, CancellationToken cancellation)
    {
        var rows = await (
            from row in which(database.Set<BaselineRow>().AsNoTracking())
            join asset in database.Set<AssetRow>() on row.AssetId equals asset.Id
            select new { Row = row, asset.Name }).ToListAsync(cancellation);
        return
        [
            .. rows.OrderBy(one => one.Name, NaturalOrder.Names).ThenBy(one => one.Row.Medium, StringComparer.Ordinal).ThenBy(one => one.Row.InterventionId)
                .Select(one => Entry(one.Row, one.Name)),
        ];
    }

    private static BaselineEntry Entry(BaselineRow row, string asset)
    {
        var quality = row.Quality is null ? null : JsonSerializer.Deserialize<FitQuality>(row.Quality, BaselineFacts.Format);
        var facts = row.Model is null ? null : JsonSerializer.Deserialize<BaselineFacts>(row.Model, BaselineFacts.Format);
        return new BaselineEntry(
            row.AssetId, asset, row.Medium, row.InterventionId == 0 ? null : row.InterventionId, row.From, row.Until, row.Kind,
            row.Kind is BaselineKind.HourOfWeek or BaselineKind.DayOfWeek ? null : Formula(facts), row.Days, row.MissingDays,
            quality?.R2 ?? 0, quality?.CvRmse ?? 0, quality?.Nmbe ?? 0, row.YearKwh,
            JsonSerializer.Deserialize<List<BaselineTrial>>(row.Trials, BaselineFacts.Format)!,
            JsonSerializer.Deserialize<List<BaselineRefusal>>(row.Refusals, BaselineFacts.Format)!, facts?.Faults ?? [], row.ComputedAt);
    }

    private static string? Formula(BaselineFacts? facts)
    {
        static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
        if (facts?.Night is { } night)
        {
            return $"{Number(night.BaseKwh)} + {Number(night.KwhPerDarkHour)} × dark hours";
        }

        if (facts?.Temperature is not { } model)
        {
            return null;
        }

        var text = Number(model.BaseKwh);
        text += model.HeatingSlope == 0 ? "" : $" + {Number(model.HeatingSlope)} × max({Number(model.HeatingBalance)} − T, 0)";
        return text + (model.CoolingSlope == 0 ? "" : $" + {Number(model.CoolingSlope)} × max(T − {Number(model.CoolingBalance)}, 0)");
    }
}
