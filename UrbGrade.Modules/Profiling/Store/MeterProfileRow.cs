using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>What is known of the use of one series. Key: the series.</summary>
internal sealed class MeterProfileRow : FeaturesRow, ITenantOwned
{
    public int SeriesId { get; set; }

    public int TenantId { get; set; }

    public int MeterId { get; set; }

    public int AssetId { get; set; }

    public Medium Medium { get; set; }

    public ProfileState State { get; set; }

    /// <summary>Earliest day from which there will be a profile; null unless it is too short.</summary>
    public DateOnly? AvailableFrom { get; set; }

    public DateOnly? FirstDay { get; set; }

    /// <summary>Last whole day that was used.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Whole days that were used.</summary>
    public int Days { get; set; }

    public int MissingDays { get; set; }

    public int EstimatedDays { get; set; }

    public int ZeroDays { get; set; }

    public int NegativeDays { get; set; }

    public int ShortDays { get; set; }

    /// <summary>Of the readings that it was made of: another one says that it has to be made anew.</summary>
    public long Fingerprint { get; set; }

    /// <summary>Centres of the usual shapes, 24 values each, one after another; empty where there are none.</summary>
    public float[] Shapes { get; set; } = [];

    /// <summary>Distance from the nearest of them beyond which a day is atypical.</summary>
    public double? ShapeLimit { get; set; }

    /// <summary>The day before which the days lie that the shapes were made of.</summary>
    public DateOnly? ShapesUntil { get; set; }

    public double? OpenHour { get; set; }

    public double? OpenHourHeating { get; set; }

    public double? OpenHourCooling { get; set; }

    public double? HeatingDegrees { get; set; }

    public double? CoolingDegrees { get; set; }

    public double? ClosedHour { get; set; }

    public double? PaidPrice { get; set; }

    public double? MeanPrice { get; set; }

    public DateTimeOffset ComputedAt { get; set; }

    /// <summary>Columns of the use while open and while closed; all null where opening hours are unknown.</summary>
    public ShopUse? Shop
    {
        get => OpenHour is { } open
            ? new ShopUse(
                open, OpenHourHeating, OpenHourCooling, HeatingDegrees, CoolingDegrees, ClosedHour, PaidPrice is { } paid ? new PaidPrice(paid, MeanPrice!.Value) : null)
            : null;
        set
        {
            (OpenHour, OpenHourHeating, OpenHourCooling, ClosedHour) = (value?.Open, value?.Heating, value?.Cooling, value?.Closed);
            (HeatingDegrees, CoolingDegrees, PaidPrice, MeanPrice) = (value?.HeatingDegrees, value?.CoolingDegrees, value?.Price?.Paid, value?.Price?.Mean);
        }
    }
}
