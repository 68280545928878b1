namespace UrbGrade.Modules.Core.Database;

/// <summary>Whose rows a context may see and write.</summary>
internal readonly record struct TenantScope
{
    private TenantScope(int tenantId, bool seesAll) => (TenantId, SeesAll) = (tenantId, seesAll);

    /// <summary>The one tenant; 0 for nobody's and for the platform's scope.</summary>
    public int TenantId { get; }

    /// <summary>True for the platform itself: its administrators, its relay, its start-up.</summary>
    public bool SeesAll { get; }

    /// <summary>The platform's scope.</summary>
    public static TenantScope Platform { get; } = new(0, true);

    /// <summary>The scope of one tenant.</summary>
    public static TenantScope Of(int tenantId) => tenantId > 0
        ? new(tenantId, false)
        : throw new ArgumentOutOfRangeException(nameof(tenantId), tenantId, "A tenant id is positive.");
}
