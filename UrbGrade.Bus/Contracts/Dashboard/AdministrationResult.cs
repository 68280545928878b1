namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Outcome of an administrator's command.</summary>
/// <param name="Refusal">What is wrong; null when done.</param>
public sealed record AdministrationResult(AdministrationOutcome Outcome, Refusal? Refusal = null)
{
    /// <summary>Whether it is done because everything was so already: nothing was written, and the audit tells nothing of it.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>The outcome of this command after another one of the same request: unchanged only where both were.</summary>
    public AdministrationResult After(AdministrationResult earlier) => this with { IsUnchanged = IsUnchanged && earlier.IsUnchanged };

    /// <summary>What is wrong in English, with the value found and the values allowed; null when done.</summary>
    public string? Detail => Refusal?.Text;
}
