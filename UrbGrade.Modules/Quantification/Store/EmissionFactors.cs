using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The emission factors, remembered for a minute or until somebody changes them.</summary>
internal sealed class EmissionFactors
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly IUrbGradeContexts contexts;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, (EmissionFactorBook Book, long LoadedAt)> books = new(StringComparer.Ordinal);

    public EmissionFactors(IUrbGradeContexts contexts, ChangeWatch changes, TimeProvider clock)
    {
        (this.contexts, this.clock) = (contexts, clock);
        changes.Subscribe(ChangeTopic.Factors, books.Clear);
    }

    /// <summary>Those of a country or bidding zone.</summary>
    public async ValueTask<EmissionFactorBook> Of(string zone, CancellationToken cancellation)
    {
        if (books.TryGetValue(zone, out var known) && clock.GetElapsedTime(known.LoadedAt) < Freshness)
        {
            return known.Book;
        }

        await using var context = contexts.Read(TenantScope.Platform);
        var factors = await context.Set<EmissionFactorRow>().AsNoTracking().Where(f => f.Zone == zone).ToListAsync(cancellation);
        var book = new EmissionFactorBook(factors, zone);
        books[zone] = (book, clock.GetTimestamp());
        return book;
    }
}
