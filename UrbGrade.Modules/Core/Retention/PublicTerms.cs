using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Retention;

internal sealed class PublicTerms(RetentionRules rules, IUrbGradeContexts contexts) : IPublicTerms
{
    public async Task<IReadOnlyList<RetentionRule>> Of(string code, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var tenant = await database.Set<TenantRow>().Where(t => t.Code == code && t.IsPublic).Select(t => (int?)t.Id).SingleOrDefaultAsync(cancellation);
        return tenant is { } id ? await rules.Of(id, cancellation) : [];
    }
}
