namespace UrbGrade.Modules.Partners.Http;

/// <summary>What a module publishes, in place of what it published before.</summary>
/// <param name="Handles">Contracts whose work it takes.</param>
/// <param name="Tells">Events that it tells to others.</param>
/// <param name="StandsIn">Contracts of other modules whose work it takes where it is redirected to it.</param>
internal sealed record RegistrationRequest(
    IReadOnlyList<OfferedContract>? Handles = null, IReadOnlyList<OfferedContract>? Tells = null, IReadOnlyList<OfferedContract>? StandsIn = null);
