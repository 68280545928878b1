using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Aggregation.Store;

/// <summary>The raw store.</summary>
internal sealed class AggregationTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<RawRequestRow>(Requests);
        model.Entity<ResendWishRow>(wish =>
        {
            wish.ToTable("ResendWishes");
            wish.HasIndex(w => new { w.TenantId, w.SentAt });
            wish.HasIndex(w => new { w.SiteId, w.AskedAt });
            wish.Property(w => w.Source).HasMaxLength(100);
            wish.Property(w => w.AskedBy).HasMaxLength(256);
        });
    }

    private static void Requests(EntityTypeBuilder<RawRequestRow> request)
    {
        request.ToTable("RawRequests");
        request.HasIndex(r => new { r.TenantId, r.BodyHash }).IsUnique();
        request.HasIndex(r => new { r.TenantId, r.ReceivedAt });
        request.HasIndex(r => r.ConversationId);

        // When a certificate was used last is asked on each look at the certificates.
        request.HasIndex(r => new { r.CertificateThumbprint, r.ReceivedAt });
        request.HasIndex(r => new { r.TenantId, r.LastMeasuredAt, r.FirstMeasuredAt });
        request.Property(r => r.TimesReceived).HasDefaultValue(1);
    }
}
