using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Modules.Core.Store;

/// <summary>An entry of the service catalogue.</summary>
internal sealed class ServiceRow
{
    /// <summary>In <see cref="TenantId"/>: everybody's.</summary>
    public const int Everybody = 0;

    public int Id { get; set; }

    /// <summary>The tenant whose module it is; 0 for the platform's own modules.</summary>
    public int TenantId { get; set; }

    public required string Module { get; set; }

    /// <summary>Name with version.</summary>
    public required string Contract { get; set; }

    public ServiceKind Kind { get; set; }

    public ServiceRole Role { get; set; }

    /// <summary>JSON schema of the message.</summary>
    public required string Schema { get; set; }

    /// <summary>JSON schema of the reply; null where there is none.</summary>
    public string? ReplySchema { get; set; }

    /// <summary>When one of the platform's processes said last that it publishes it; of a partner's module when it was first published.</summary>
    public DateTimeOffset PublishedAt { get; set; }

    /// <summary>The entry as the catalogue gives it.</summary>
    public PublishedService ToService() => new(
        Module, Contract, Kind, Role, Schema, ReplySchema, TenantId == Everybody ? null : TenantId);
}
