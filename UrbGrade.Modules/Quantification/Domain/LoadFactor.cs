namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Load factor: mean power by peak power, 0 to 1.</summary>
internal static class LoadFactor
{
    /// <summary>Null while there is no mean, or no peak above zero, and where more is fed in than used.</summary>
    public static double? Of(double? meanKilowatt, double? peakKilowatt) => peakKilowatt > 0 && meanKilowatt >= 0 ? meanKilowatt / peakKilowatt : null;
}
