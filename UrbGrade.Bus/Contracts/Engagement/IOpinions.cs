namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What people say about the light, held against the light that there was. For staff of the current tenant.</summary>
public interface IOpinions
{
    /// <summary>Satisfaction at each level of dimming in a street, and the votes it stands on; null without a tenant.</summary>
    /// <param name="street">Null for all streets together.</param>
    /// <param name="from">Local day.</param>
    /// <param name="to">Local day, excluded.</param>
    Task<DimmingCurve?> Curve(string? street, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>Every vote of those days with the light and the power of its minute, the newest first.</summary>
    /// <inheritdoc cref="Curve"/>
    Task<IReadOnlyList<LitVote>> Votes(string? street, DateOnly from, DateOnly to, CancellationToken cancellation);
}
