namespace UrbGrade.Modules.Quantification.Domain.Comfort;

/// <summary>Temperatures inside that count as comfortable, degrees Celsius, both ends included.</summary>
/// <remarks>Source: EN 16798-1:2019, table B.2 (operative temperature), bands as far as they are known without the bought copy; department stores EN ISO 7730
/// category B.</remarks>
internal readonly record struct ComfortBand(double From, double To)
{
    public static readonly ComfortBand HeatingOne = new(21, 25);

    public static readonly ComfortBand HeatingTwo = new(20, 25);

    public static readonly ComfortBand HeatingThree = new(18, 25);

    public static readonly ComfortBand HeatingFour = new(17, 25);

    public static readonly ComfortBand CoolingOne = new(23.5, 25.5);

    public static readonly ComfortBand CoolingTwo = new(23, 26);

    public static readonly ComfortBand CoolingThree = new(22, 27);

    /// <summary>19 +- 3 degrees Celsius.</summary>
    public static readonly ComfortBand StoreWinter = new(16, 22);

    /// <summary>23 +- 2 degrees Celsius.</summary>
    public static readonly ComfortBand StoreSummer = new(21, 25);

    /// <summary>Whether a temperature lies in the band.</summary>
    public bool Contains(double celsius) => celsius >= From && celsius <= To;
}
