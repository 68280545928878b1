using Microsoft.EntityFrameworkCore;
using NetTopologySuite.IO;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>What differs between the places of a file and those that stand, at one moment.</summary>
internal sealed class PlaceComparison
{
    private const int MostProblems = 100;

    private readonly List<PlaceProblem> problems = [];
    private readonly List<(FoundPlace Place, byte[] Shape)> begun = [];
    private readonly List<string> endedCodes = [];

    private PlaceComparison()
    {
    }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Places that begin to stand, new ones and changed ones, each with its well-known binary.</summary>
    public IReadOnlyList<(FoundPlace Place, byte[] Shape)> Begun => begun;

    /// <summary>Ids of the versions that no longer stand then.</summary>
    public List<int> Ended { get; } = [];

    /// <summary>Codes of the places that end without another version.</summary>
    public IReadOnlyList<string> EndedCodes => endedCodes;

    /// <summary>Places that the file may not change.</summary>
    public IReadOnlyList<PlaceProblem> Problems => problems;

    /// <summary>What stood: others were quicker when it is another number later.</summary>
    public (int Count, int NewestId) Standing { get; private set; }

    /// <summary>Reads every place of the kind that stands.</summary>
    public static async Task<PlaceComparison> Of(
        UrbGradeContext database, SiteRow site, PlaceFile file, IReadOnlyList<FoundPlace> places, CancellationToken cancellation)
    {
        var comparison = new PlaceComparison();
        var binary = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false);
        var left = places.ToDictionary(place => place.Code, StringComparer.Ordinal);
        var (count, newest) = (0, 0);
        var standing = database.Set<PlaceShapeRow>().AsNoTracking().Where(p => p.Kind == file.Kind && p.ValidTo == null).AsAsyncEnumerable();
        await foreach (var before in standing.WithCancellation(cancellation))
        {
            (count, newest) = (count + 1, Math.Max(newest, before.Id));
            if (left.Remove(before.Code, out var place))
            {
                comparison.Compare(before, place, site.Id, binary.Write(place.Shape));
            }
            else if (file.EndsOthers && before.SiteId == site.Id)
            {
                comparison.Ended.Add(before.Id);
                comparison.endedCodes.Add(before.Code);
            }
        }

        comparison.Added = left.Count;
        comparison.begun.AddRange(places.Where(place => left.ContainsKey(place.Code)).Select(place => (place, binary.Write(place.Shape))));
        comparison.endedCodes.Sort(StringComparer.Ordinal);
        comparison.Standing = (count, newest);
        return comparison;
    }

    private void Compare(PlaceShapeRow before, FoundPlace place, int siteId, byte[] shape)
    {
        if (before.SiteId != siteId)
        {
            if (problems.Count < MostProblems)
            {
                problems.Add(new PlaceProblem(place.Where, new Refusal("Import.OtherSite", $"'{place.Code}' is a place of another site already. Give it another code, or end it there first.")));
            }
        }
        else if (before.Name == place.Name && before.Shape.AsSpan().SequenceEqual(shape))
        {
            Unchanged++;
        }
        else
        {
            Changed++;
            Ended.Add(before.Id);
            begun.Add((place, shape));
        }
    }
}
