namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Do the cabinets switch right? The session decides whose.</summary>
public interface ILightingNights
{
    /// <summary>Cabinets with the last nights that have readings; those with findings first.</summary>
    /// <param name="nights">1 to 60.</param>
    Task<IReadOnlyList<CabinetState>> List(int nights, CancellationToken cancellation);
}
