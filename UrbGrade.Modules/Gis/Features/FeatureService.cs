using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Features;

internal sealed class FeatureService(IUrbGradeContexts contexts, ITenantSession session) : IFeatures
{
    private const int Ok = 200, Misunderstood = 400, Missing = 404;

    public async Task<FeatureAnswer> Read(string root, string path, IReadOnlyDictionary<string, string> query, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return Nothing("there is no tenant");
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        try
        {
            var documents = new FeatureDocuments(root);
            if (path.Split('/') is not ["collections", _, "items"])
            {
                FeatureQuery.Require(query, "f");
            }

            return path.Split('/') switch
            {
                [""] => new FeatureAnswer(Ok, documents.Landing(), FeatureDocuments.Json),
                ["api"] => new FeatureAnswer(Ok, FeatureApi.Describe(root), FeatureDocuments.OpenApi),
                ["conformance"] => new FeatureAnswer(Ok, FeatureDocuments.Conformance(), FeatureDocuments.Json),
                ["collections"] => await Collections(database, documents, cancellation),
                ["collections", var id] when FeatureCollections.Find(id) is not null =>
                    new FeatureAnswer(Ok, await Collection(database, documents, id, cancellation), FeatureDocuments.Json),
                ["collections", var id, "items"] when FeatureCollections.Find(id) is { } kind =>
                    await Items(database, documents, $"{root}/collections/{id}/items", id, kind, query, cancellation),
                ["collections", var id, "items", var number] when FeatureCollections.Find(id) is { } kind =>
                    await Item(database, documents, id, kind, number, cancellation),
                _ => Nothing($"'{path}' leads nowhere; begin at the landing page"),
            };
        }
        catch (FeatureQueryException misread)
        {
            return new FeatureAnswer(Misunderstood, null, Problem: misread.Message);
        }
    }

    private static async Task<FeatureAnswer> Collections(UrbGradeContext database, FeatureDocuments documents, CancellationToken cancellation)
    {
        var collections = new List<JsonObject>();
        foreach (var (id, _, _) in FeatureCollections.All)
        {
            collections.Add(await Collection(database, documents, id, cancellation));
        }

        return new FeatureAnswer(Ok, documents.Collections(collections), FeatureDocuments.Json);
    }

    private static async Task<JsonObject> Collection(
        UrbGradeContext database, FeatureDocuments documents, string id, CancellationToken cancellation)
    {
        var (_, kind, title) = FeatureCollections.All.Single(one => one.Id == id);
        var all = PlaceShapeRow.In(database).Where(p => p.Kind == kind);
        var extent = await all.GroupBy(p => p.Kind).Select(group => new
        {
            West = group.Min(p => p.West), South = group.Min(p => p.South), East = group.Max(p => p.East), North = group.Max(p => p.North),
            Since = group.Min(p => p.ValidFrom),
        }).FirstOrDefaultAsync(cancellation);
        return documents.Collection(
            id, title, extent is null ? null : new Envelope(extent.West, extent.East, extent.South, extent.North), extent?.Since);
    }

    private static async Task<FeatureAnswer> Items(
        UrbGradeContext database, FeatureDocuments documents, string address, string id, PlaceKind kind,
        IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        var query = FeatureQuery.Read(parameters);
        var rows = Standing(PlaceShapeRow.In(database).AsNoTracking().Where(p => p.Kind == kind), query);
        if (query.Code is { } code)
        {
            rows = rows.Where(p => p.Code == code);
        }

        if (query.Box is { } box)
        {
            var (west, east, south, north) = (box.EnvelopeInternal.MinX, box.EnvelopeInternal.MaxX, box.EnvelopeInternal.MinY, box.EnvelopeInternal.MaxY);
            rows = rows.Where(p => p.West <= east && p.East >= west && p.South <= north && p.North >= south);
        }

        // The database knows bounding boxes only, so that a page may take more than one question.
        var page = new List<(PlaceShapeRow Row, Geometry Shape)>();
        var after = query.After;
        var more = true;
        while (more && page.Count <= query.Limit)
        {
            var last = after;
            var batch = await rows.Where(p => p.Id > last).OrderBy(p => p.Id).Take(query.Limit + 1).ToListAsync(cancellation);
            more = batch.Count > query.Limit;
            after = batch.Count > 0 ? batch[^1].Id : after;
            page.AddRange(batch.Select(row => (row, row.ToShape())).Where(found => query.Box is null || query.Box.Intersects(found.Item2)));
        }

        var isLast = page.Count <= query.Limit;
        var shown = page.Take(query.Limit).ToList();
        return new FeatureAnswer(
            Ok, documents.Items(id, shown, Address(address, parameters, after: null), isLast ? null : Address(address, parameters, shown[^1].Row.Id)),
            FeatureDocuments.GeoJson);
    }

    private static IQueryable<PlaceShapeRow> Standing(IQueryable<PlaceShapeRow> rows, FeatureQuery query)
    {
        if (!query.IsTimed)
        {
            return rows.Where(p => p.ValidTo == null);
        }

        if (query.To is { } to)
        {
            rows = rows.Where(p => p.ValidFrom <= to);
        }

        return query.From is { } from ? rows.Where(p => p.ValidTo == null || p.ValidTo > from) : rows;
    }

    private static async Task<FeatureAnswer> Item(
        UrbGradeContext database, FeatureDocuments documents, string id, PlaceKind kind, string number, CancellationToken cancellation) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var key)
        && await PlaceShapeRow.In(database).AsNoTracking().SingleOrDefaultAsync(p => p.Id == key && p.Kind == kind, cancellation) is { } row
            ? new FeatureAnswer(Ok, documents.Item(id, row), FeatureDocuments.GeoJson)
            : Nothing($"there is no feature '{number}' in '{id}'");

    private static string Address(string address, IReadOnlyDictionary<string, string> parameters, int? after)
    {
        var pairs = parameters.Where(pair => after is null || pair.Key != "after").Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
        if (after is { } last)
        {
            pairs = pairs.Append(FormattableString.Invariant($"after={last}"));
        }

        var query = string.Join('&', pairs);
        return query.Length == 0 ? address : $"{address}?{query}";
    }

    private static FeatureAnswer Nothing(string what) => new(Missing, null, Problem: $"Nothing is here: {what}.");
}
