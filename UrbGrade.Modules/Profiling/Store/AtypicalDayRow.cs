using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>A day with an unusual shape. Key: series and day.</summary>
internal sealed class AtypicalDayRow : ITenantOwned
{
    public int SeriesId { get; set; }

    public DateOnly Day { get; set; }

    public int TenantId { get; set; }

    /// <summary>From the nearest usual shape.</summary>
    public double Distance { get; set; }

    /// <summary>Beyond which a day was atypical when it was judged.</summary>
    public double Limit { get; set; }

    /// <summary>What was measured, 24 values in the series' unit.</summary>
    public float[] Hours { get; set; } = [];

    /// <summary>The nearest usual day, 24 values in the series' unit.</summary>
    public float[] Usual { get; set; } = [];
}
