using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The emission factors, remembered for a minute or until somebody changes them.</summary>
internal sealed class EmissionFactors
{
    /// <summary>Of a zone itself, whatever tenants chose.</summary>
    private const int Nobody = 0;

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly IUrbGradeContexts contexts;
    private readonly ITenantRegistry tenants;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<(int TenantId, string Zone), (EmissionFactorBook Book, long LoadedAt)> books = new();

    public EmissionFactors(IUrbGradeContexts contexts, ChangeWatch changes, ITenantRegistry tenants, TimeProvider clock)
    {
        (this.contexts, this.tenants, this.clock) = (contexts, tenants, clock);
        changes.Subscribe(ChangeTopic.Factors, books.Clear);
    }

    /// <summary>Those of a country or bidding zone.</summary>
    public ValueTask<EmissionFactorBook> Of(string zone, CancellationToken cancellation) => Of(Nobody, zone, cancellation);

    /// <summary>Those that figures of a tenant take: of its country, or as it was chosen.</summary>
    public ValueTask<EmissionFactorBook> Of(int tenantId, CancellationToken cancellation) => Of(tenantId, tenants.Find(tenantId)?.Country ?? "", cancellation);

    private async ValueTask<EmissionFactorBook> Of(int tenantId, string zone, CancellationToken cancellation)
    {
        if (books.TryGetValue((tenantId, zone), out var known) && clock.GetElapsedTime(known.LoadedAt) < Freshness)
        {
            return known.Book;
        }

        await using var context = contexts.Read(TenantScope.Platform);
        var choices = await context.Set<FactorChoiceRow>().AsNoTracking().Where(c => c.TenantId == tenantId).ToDictionaryAsync(c => c.Carrier, cancellation);
        List<string> zones = [zone, .. choices.Values.Select(choice => choice.Zone).OfType<string>()];
        var factors = await context.Set<EmissionFactorRow>().AsNoTracking().Where(f => zones.Contains(f.Zone)).ToListAsync(cancellation);
        var book = new EmissionFactorBook(factors, zone, choices);
        books[(tenantId, zone)] = (book, clock.GetTimestamp());
        return book;
    }
}
