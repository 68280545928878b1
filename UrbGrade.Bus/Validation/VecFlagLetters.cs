namespace UrbGrade.Bus.Validation;

/// <summary>Writes <see cref="VecFlags"/> as letters, such as <c>ES</c> for an estimate scaled to the register.</summary>
internal static class VecFlagLetters
{
    private static readonly (VecFlags Flag, char Letter)[] Letters =
    [
        (VecFlags.Actual, 'A'), (VecFlags.Estimated, 'E'), (VecFlags.Interpolated, 'L'), (VecFlags.Scaled, 'S'), (VecFlags.Manual, 'M'),
        (VecFlags.RolloverCorrected, 'R'), (VecFlags.Rejected, 'X'), (VecFlags.Duplicate, 'D'), (VecFlags.Missing, 'N'), (VecFlags.Review, 'V'),
    ];

    public static string Text(this VecFlags flags) => string.Concat(Letters.Where(pair => flags.HasFlag(pair.Flag)).Select(pair => pair.Letter));
}
