namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Is there the light that a street's class asks for? The session decides whose.</summary>
public interface ILitStreets
{
    /// <summary>Assets with a lighting class, or with a survey of the two years before the newest one.</summary>
    Task<IReadOnlyList<LitStreet>> List(CancellationToken cancellation);
}
