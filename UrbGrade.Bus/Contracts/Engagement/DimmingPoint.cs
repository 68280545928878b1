namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>The votes at one level of the light.</summary>
/// <param name="LevelPercent">Of the full light, to the nearest 5.</param>
/// <param name="PowerWatt">Mean power of the cabinets at the minutes of these votes; null where no reading tells it.</param>
public sealed record DimmingPoint(int LevelPercent, Opinion Opinion, double? PowerWatt);
