namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>The places on the map without their shapes. The session decides whose.</summary>
public interface IPlaceNames
{
    /// <summary>Places of a kind that stand, by code.</summary>
    Task<IReadOnlyList<PlaceName>> List(PlaceKind kind, CancellationToken cancellation);
}
