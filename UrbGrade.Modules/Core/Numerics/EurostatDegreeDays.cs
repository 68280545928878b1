namespace UrbGrade.Modules.Core.Numerics;

/// <summary>What a day adds to the degree days of Eurostat, K d, by its mean temperature outside, degrees Celsius.</summary>
/// <remarks>Source: Eurostat, Energy statistics - cooling and heating degree days (nrg_chdd), metadata.</remarks>
internal static class EurostatDegreeDays
{
    /// <summary><c>18 - T_d where T_d is at most 15</c>.</summary>
    public static double Heating(double mean) => mean <= 15 ? 18 - mean : 0;

    /// <summary><c>T_d - 21 where T_d is at least 24</c>.</summary>
    public static double Cooling(double mean) => mean >= 24 ? mean - 21 : 0;
}
