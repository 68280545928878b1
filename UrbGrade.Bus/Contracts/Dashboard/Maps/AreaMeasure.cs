namespace UrbGrade.Bus.Contracts.Dashboard.Maps;

/// <summary>What an area's figure is related to.</summary>
public enum AreaMeasure
{
    /// <summary>The mean over the assets that report, which areas of any size may be compared by.</summary>
    PerAsset,

    /// <summary>Divided by the floor area of the assets that report.</summary>
    PerSquareMetre,

    /// <summary>The sum itself.</summary>
    Total,
}
