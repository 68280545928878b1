using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Prediction.Store;

/// <summary>Forecasts, how they stand, and what their models learnt.</summary>
internal sealed class PredictionTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<ForecastStandingRow>(standing =>
        {
            standing.ToTable("ForecastStandings");
            standing.HasIndex(s => new { s.TenantId, s.SeriesId, s.Resolution, s.Medium, s.Quantity }).IsUnique();
        });
        model.Entity<ForecastRow>(forecast =>
        {
            forecast.ToTable("Forecasts");
            forecast.HasKey(f => new { f.StandingId, f.Night });
            forecast.HasIndex(f => new { f.TenantId, f.Night });
        });
        model.Entity<ForecastFitRow>(fit =>
        {
            fit.ToTable("ForecastFits");
            fit.HasKey(f => f.StandingId);
            fit.Property(f => f.StandingId).ValueGeneratedNever();
        });
    }
}
