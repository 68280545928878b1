namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>Energy of whole nights, noon to noon, over the hours from sunset to sunrise: the length of the night plays no part.</summary>
/// <param name="NightsBefore">That were measured whole.</param>
/// <param name="NightsAfter">That were measured whole.</param>
/// <param name="BeforeWatt">Mean over the nights before, Wh for each hour of night.</param>
/// <param name="AfterWatt">The same after.</param>
/// <param name="SavedWatt">The difference; negative where more is used.</param>
/// <param name="Margin">Half of the 95 % interval of the difference (Welch), W.</param>
public sealed record NightEnergy(int NightsBefore, int NightsAfter, double BeforeWatt, double AfterWatt, double SavedWatt, double Margin)
{
    /// <summary>Of what was used before.</summary>
    public double SavedShare => SavedWatt / BeforeWatt;

    /// <summary>The margin as a share of what was used before.</summary>
    public double MarginShare => Margin / BeforeWatt;

    /// <summary>Whether the difference can be told from chance.</summary>
    public bool IsSure => Math.Abs(SavedWatt) > Margin;
}
