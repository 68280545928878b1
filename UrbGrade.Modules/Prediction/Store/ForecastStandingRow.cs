using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Prediction.Store;

/// <summary>How the forecasts of a series, or of one carrier of the whole district, stand. Unique by tenant, series, resolution, medium and quantity.</summary>
internal sealed class ForecastStandingRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>0 for the whole district.</summary>
    public int SeriesId { get; set; }

    public ForecastResolution Resolution { get; set; }

    public required string Quantity { get; set; }

    /// <summary>Empty where the series has none.</summary>
    public required string Medium { get; set; }

    /// <summary>Canonical unit, UCUM.</summary>
    public required string Unit { get; set; }

    public ForecastState State { get; set; }

    public DateOnly? ReadyFrom { get; set; }

    /// <summary>Local day of the latest forecast, or of the latest reason for none.</summary>
    public DateOnly Night { get; set; }

    public DateTimeOffset ComputedAt { get; set; }

    /// <summary>First local day of the history that the models know.</summary>
    public DateOnly TrainedFrom { get; set; }

    /// <summary>Local day before which the models were fitted.</summary>
    public DateOnly FittedOn { get; set; }

    /// <summary>Hash of the values that the models were fitted to: where it is another one, a late correction came.</summary>
    public long FittedTo { get; set; }

    public int Slots { get; set; }

    public int Missing { get; set; }

    public int Outliers { get; set; }

    public TemperatureBasis Temperature { get; set; }

    /// <summary>Whose holidays were known; null for nobody's.</summary>
    public string? Holidays { get; set; }

    /// <summary>Meters that a district's forecast stands on; 1 for a series.</summary>
    public int Meters { get; set; }

    /// <summary>Nights that the errors are of; 0 for none.</summary>
    public int JudgedNights { get; set; }

    public double? MeanError { get; set; }

    public double? LastWeekError { get; set; }

    public double? Mase { get; set; }

    public double? Coverage { get; set; }

    /// <summary>Mean error of each model, as <see cref="Numbers"/>; NaN for none.</summary>
    public byte[]? ModelErrors { get; set; }
}
