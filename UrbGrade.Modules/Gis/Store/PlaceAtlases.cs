using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Gis.Store;

/// <summary>Keeps the places of each tenant in memory, read when they are first asked for and after each change.</summary>
internal sealed class PlaceAtlases
{
    private readonly IUrbGradeContexts contexts;
    private readonly ConcurrentDictionary<int, PlaceAtlas> atlases = new();
    private long version;

    public PlaceAtlases(IUrbGradeContexts contexts, ChangeWatch changes)
    {
        this.contexts = contexts;
        changes.Subscribe(ChangeTopic.Places, () =>
        {
            Interlocked.Increment(ref version);
            atlases.Clear();
        });
    }

    public async ValueTask<PlaceAtlas> Get(int tenantId, CancellationToken cancellation) =>
        atlases.TryGetValue(tenantId, out var known) ? known : await Load(tenantId, cancellation);

    private async Task<PlaceAtlas> Load(int tenantId, CancellationToken cancellation)
    {
        var readAt = Interlocked.Read(ref version);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = await database.Set<PlaceShapeRow>().AsNoTracking().Where(p => p.ValidTo == null).ToListAsync(cancellation);
        var atlas = new PlaceAtlas(
            readAt, rows.Select(row => new Place(row.Id, row.SiteId, row.Kind, row.Code, row.Name, row.ToShape(), row.ValidFrom)));
        if (readAt == Interlocked.Read(ref version))
        {
            atlases[tenantId] = atlas;
        }

        return atlas;
    }
}
