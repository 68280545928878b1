namespace UrbGrade.Modules.Quantification.Domain.Comfort;

/// <summary>Temperatures inside that count as comfortable, degrees Celsius, both ends included.</summary>
/// <remarks>Source: EN 16798-1:2019, table B.2 (operative temperature), bands as far as they are known without the bought copy; department stores EN ISO 7730
/// category B.</remarks>
internal readonly record struct ComfortBand(double From, double To)
{
    private static readonly ComfortBand[] OfHeating = [new(21, 25), new(20, 25), new(18, 25), new(17, 25)];
    private static readonly ComfortBand[] OfCooling = [new(23.5, 25.5), new(23, 26), new(22, 27)];

    /// <summary>19 +- 3 degrees Celsius.</summary>
    public static readonly ComfortBand StoreWinter = new(16, 22);

    /// <summary>23 +- 2 degrees Celsius.</summary>
    public static readonly ComfortBand StoreSummer = new(21, 25);

    /// <summary>That of the heating season.</summary>
    /// <param name="category">1 to 4.</param>
    public static ComfortBand Heating(int category) => OfHeating[category - 1];

    /// <summary>That of the cooling season, of buildings that are cooled.</summary>
    /// <param name="category">1 to 3.</param>
    public static ComfortBand Cooling(int category) => OfCooling[category - 1];

    /// <summary>Whether a day lies in the heating season, October to April; the rest of the year is the cooling season.</summary>
    /// <remarks>Source: the heating period of VDI 2067-1 with its edges at whole months.</remarks>
    public static bool IsHeatingSeason(DateOnly day) => day.Month is >= 10 or <= 4;

    /// <summary>Whether a temperature lies in the band.</summary>
    public bool Contains(double celsius) => celsius >= From && celsius <= To;
}
