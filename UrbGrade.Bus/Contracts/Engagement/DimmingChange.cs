namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A change of the lowest light of a cabinet's nights, with what was said and used before and after.</summary>
/// <param name="Since">Local day of the first evening that was otherwise.</param>
/// <param name="LevelBefore">Lowest light of a night, percent.</param>
/// <param name="LevelAfter">The same since then.</param>
/// <param name="SaidBefore">Votes of the street in the days before, as many days as after, at most 90.</param>
/// <param name="SaidAfter">Votes of the street since then.</param>
/// <param name="Energy">Null where too few nights were measured whole.</param>
public sealed record DimmingChange(
    DateOnly Since, int LevelBefore, int LevelAfter, Opinion SaidBefore, Opinion SaidAfter, NightEnergy? Energy);
