using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace UrbGrade.Modules.Core.Database;

/// <summary>What the contexts of all providers have in common.</summary>
internal static class ContextOptions
{
    private static readonly IInterceptor[] Guards = [new TenantGuard(), new TextGuard()];

    /// <param name="provider">Chooses the provider and its connection.</param>
    public static DbContextOptions<TContext> Of<TContext>(Action<DbContextOptionsBuilder> provider)
        where TContext : UrbGradeContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        provider(builder);

        // A process may host only some of the modules, and then knows only some of the tables that it migrates.
        builder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        return builder.AddInterceptors(Guards).Options;
    }
}
