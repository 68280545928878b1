using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Lighting.Store;

/// <summary>One version of a node's program. What it says never changes; how far it has come does, each step once.</summary>
internal sealed class LightingProgramRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>As messages name it.</summary>
    public required string Node { get; set; }

    /// <summary>From 1, unique for the node.</summary>
    public int Version { get; set; }

    public NodeFunction Function { get; set; }

    public string? Master { get; set; }

    /// <summary>Text of a <see cref="DimmingProfile"/>.</summary>
    public required string Profile { get; set; }

    public required string EditedBy { get; set; }

    public DateTimeOffset EditedAt { get; set; }

    public DateTimeOffset? FetchedAt { get; set; }

    public DateTimeOffset? HandedOverAt { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public DateTimeOffset? RefusedAt { get; set; }

    /// <summary>Why the node refused it.</summary>
    public string? Cause { get; set; }

    /// <summary>The program as gateways get it.</summary>
    public LightingProgram ToProgram() => new(Node, Version, Function, Master, DimmingProfile.Parse(Profile), EditedAt);

    /// <summary>The version as people see it.</summary>
    /// <param name="isNewest">Whether no later version was written.</param>
    public ProgramVersion ToVersion(bool isNewest) => new(
        Version, Function, Master, Profile, EditedBy, State(isNewest), EditedAt, FetchedAt, HandedOverAt, AcknowledgedAt, RefusedAt, Cause);

    private ProgramState State(bool isNewest) => (AcknowledgedAt, RefusedAt, HandedOverAt, FetchedAt) switch
    {
        ({ }, _, _, _) => ProgramState.Acknowledged,
        (_, { }, _, _) => ProgramState.Refused,
        _ when !isNewest => ProgramState.Superseded,
        (_, _, { }, _) => ProgramState.HandedOver,
        (_, _, _, { }) => ProgramState.Fetched,
        _ => ProgramState.Edited,
    };
}
