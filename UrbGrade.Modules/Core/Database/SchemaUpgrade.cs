using Microsoft.EntityFrameworkCore;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Brings the tables of a database up to those of this version.</summary>
internal static class SchemaUpgrade
{
    /// <summary>Applies what is missing.</summary>
    /// <exception cref="InvalidOperationException">The tables are older than the first migration that this version has.</exception>
    public static void Migrate(UrbGradeContext context, string place)
    {
        var applied = context.Database.GetAppliedMigrations().ToHashSet();
        if (applied.Count > 0 && !applied.Contains(context.Database.GetMigrations().First()))
        {
            throw new InvalidOperationException(
                $"{place}: its tables were made before the first version of UrbGrade ({applied.Max()}). Nothing in them was changed. "
                + "docs/adr/0033-one-first-migration.md tells how to bring them to it.");
        }

        context.Database.Migrate();
    }
}
