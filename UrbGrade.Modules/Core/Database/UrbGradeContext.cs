using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Accounts;

namespace UrbGrade.Modules.Core.Database;

/// <summary>The one context of the platform. Every module maps its own tables into it.</summary>
/// <remarks>Instants are stored as milliseconds since 1970-01-01T00:00:00Z, local days as day numbers from 0001-01-01,
/// on every provider alike.</remarks>
internal abstract class UrbGradeContext(
    DbContextOptions options, IEnumerable<ITableMapping> mappings, TenantScope scope)
    : IdentityDbContext<UserAccount, IdentityRole<int>, int>(options)
{
    /// <summary>Conventions that look for attributes, which no row has: looking for them takes a twentieth of a start.</summary>
    private static readonly Type[] OfAttributes =
    [
        typeof(BackingFieldAttributeConvention), typeof(ComplexTypeAttributeConvention), typeof(ConcurrencyCheckAttributeConvention),
        typeof(DatabaseGeneratedAttributeConvention), typeof(DeleteBehaviorAttributeConvention), typeof(EntityTypeConfigurationAttributeConvention),
        typeof(ForeignKeyAttributeConvention), typeof(IndexAttributeConvention), typeof(InversePropertyAttributeConvention), typeof(KeyAttributeConvention),
        typeof(KeylessAttributeConvention), typeof(MaxLengthAttributeConvention), typeof(NotMappedMemberAttributeConvention),
        typeof(NotMappedTypeAttributeConvention), typeof(OwnedAttributeConvention), typeof(PrecisionAttributeConvention), typeof(RequiredPropertyAttributeConvention),
        typeof(RequiredNavigationAttributeConvention), typeof(StringLengthAttributeConvention), typeof(TimestampAttributeConvention), typeof(UnicodeAttributeConvention),
        typeof(RelationalColumnAttributeConvention), typeof(RelationalColumnCommentAttributeConvention), typeof(RelationalTableAttributeConvention),
        typeof(RelationalTableCommentAttributeConvention),
    ];

    /// <summary>Whose rows this context sees and writes.</summary>
    public TenantScope Scope { get; } = scope;

    internal int ScopeTenantId => Scope.TenantId;

    internal bool ScopeSeesAll => Scope.SeesAll;

    /// <summary>Reads and saves from now on inside the transaction of a write. On the options of a reading context: each choice of
    /// services has a model of the tables of its own, and building one takes a tenth of a start.</summary>
    internal void WriteWithin(IWriteSession session)
    {
        Database.SetDbConnection(session.Connection);
        Database.UseTransaction(session.Transaction);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<LocalDayConverter>();
        foreach (var convention in OfAttributes)
        {
            configurationBuilder.Conventions.Remove(convention);
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        StoredInstant.Map(builder);
        foreach (var mapping in mappings)
        {
            mapping.Map(builder);
        }

        foreach (var entity in builder.Model.GetEntityTypes()
                     .Where(e => typeof(ITenantOwned).IsAssignableFrom(e.ClrType)).ToList())
        {
            builder.Entity(entity.ClrType).HasQueryFilter(OwnRowsOnly(entity.ClrType));
        }
    }

    private LambdaExpression OwnRowsOnly(Type rowType)
    {
        var row = Expression.Parameter(rowType);
        var me = Expression.Constant(this);
        var own = Expression.Equal(
            Expression.Property(row, nameof(ITenantOwned.TenantId)), Expression.Property(me, nameof(ScopeTenantId)));
        return Expression.Lambda(Expression.OrElse(Expression.Property(me, nameof(ScopeSeesAll)), own), row);
    }

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    private sealed class LocalDayConverter() : ValueConverter<DateOnly, int>(
        day => day.DayNumber, stored => DateOnly.FromDayNumber(stored));
}
