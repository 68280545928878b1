namespace UrbGrade.Modules;

/// <summary>A module whose work this process does.</summary>
/// <param name="Name">What an operator calls it.</param>
internal sealed record RunningModule(string Name);
