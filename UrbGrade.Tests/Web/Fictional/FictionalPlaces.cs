using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Places that a file brought, and a meter that stands elsewhere.</summary>
internal sealed class FictionalPlaces(FictionalDistrict district) : IPlaceCatalogue, IMeterPositions, IVulnerability
{
    private static readonly AdministrationResult Done = new(AdministrationOutcome.Done);

    public Task<PlaceImport> Preview(string? tenantCode, PlaceFile file, CancellationToken cancellation) => Import(tenantCode, file, cancellation);

    public Task<PlaceImport> Import(string? tenantCode, PlaceFile file, CancellationToken cancellation) => Task.FromResult(new PlaceImport(Done, 3, 1, 12, CoordinateSystem: "WGS 84")
    {
        Samples = [new("Q1", "Old Town", "Polygon", 2.1716, 41.3816, 84_210, 1_250), new("S1", "Harbour street", "LineString", 2.1785, 41.379, 0, 640)],
    });

    public Task<IReadOnlyList<PlaceCount>> Count(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PlaceCount>>(district.IsEmpty ? [] :
    [
        new("20", "S1", PlaceKind.District, 16, 4, FictionalDistrict.LastReadingAt, "barris-2019.geojson"),
        new("20", "S1", PlaceKind.Building, 1_204, 0, FictionalDistrict.LastReadingAt, "edificis.zip"),
    ]);

    public Task<IReadOnlyList<MeterProposal>> Propose(string? tenantCode, double withinMetres, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<MeterProposal>>(district.IsEmpty
            ? [] : [new("477", "ES01", "ES02", "Forn Fictici", 0, []), new("478", "ES02", "ES03", "Quiosc Fictici", 12.4, ["ES04"])]);

    public Task<AdministrationResult> Assign(string? tenantCode, IReadOnlyList<(string Meter, string Asset)> choices, CancellationToken cancellation) =>
        Task.FromResult(Done);

    public Task<VulnerabilityImport> Import(string? tenantCode, VulnerabilityFile file, CancellationToken cancellation) => Task.FromResult(new VulnerabilityImport(Done, 16));
}
