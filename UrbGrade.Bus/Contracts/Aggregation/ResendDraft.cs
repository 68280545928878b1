namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>What is to be sent again.</summary>
/// <param name="Meters">As their messages name them, 1 to <see cref="MostMeters"/>.</param>
/// <param name="From">First local day of the meters' site.</param>
/// <param name="Until">Last local day, included; at most <see cref="MostDays"/> days, none of them to come.</param>
public sealed record ResendDraft(IReadOnlyList<string> Meters, DateOnly From, DateOnly Until)
{
    /// <summary>No more meters can be asked for at once.</summary>
    public const int MostMeters = 100;

    /// <summary>No more days can be asked for at once.</summary>
    public const int MostDays = 31;
}
