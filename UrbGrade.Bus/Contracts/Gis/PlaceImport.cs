using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>What a file of places brought, or would bring.</summary>
/// <param name="Changed">Places that are there already with another name or shape; the earlier version is kept.</param>
/// <param name="Problems">When there is one, nothing of the file is taken; at most a hundred are told.</param>
/// <param name="CoordinateSystem">That the coordinates were read in; null when the file could not be read.</param>
public sealed record PlaceImport(
    AdministrationResult Result, int Added = 0, int Changed = 0, int Unchanged = 0, IReadOnlyList<PlaceProblem>? Problems = null,
    string? CoordinateSystem = null)
{
    /// <summary>Places that the file does not name and that end with it.</summary>
    public int Ended { get; init; }

    /// <summary>Codes of the first of them, in order.</summary>
    public IReadOnlyList<string> EndedCodes { get; init; } = [];

    /// <summary>Places of the file that lie far from the site and are taken all the same.</summary>
    public int Doubtful { get; init; }

    /// <summary>The first of them, with what to look at.</summary>
    public IReadOnlyList<PlaceProblem> Doubts { get; init; } = [];

    /// <summary>The first places of the file as they are understood, for a look before they are stored.</summary>
    public IReadOnlyList<PlaceSample> Samples { get; init; } = [];
}
