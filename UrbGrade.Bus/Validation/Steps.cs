namespace UrbGrade.Bus.Validation;

/// <summary>The smallest step of a register or of delivered values, from the digits that they have.</summary>
internal static class Steps
{
    private const int Looked = 500;
    private const int MostDecimals = 3;

    /// <returns>1, 0.1, 0.01 or 0.001.</returns>
    public static double Of(IEnumerable<double> values)
    {
        var decimals = 0;
        foreach (var value in values.Take(Looked))
        {
            while (decimals < MostDecimals && Math.Abs(Math.Round(value, decimals) - value) > 1e-7)
                decimals++;
        }

        return Math.Pow(10, -decimals);
    }
}
