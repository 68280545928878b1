namespace UrbGrade.Bus.Orchestration;

/// <summary>Routes where there is no catalogue: everything belongs to whoever handles it.</summary>
internal sealed class LocalRoutes : IServiceRoutes
{
    private static readonly string[] Nobody = [""];

    public IReadOnlyList<string> QueuesOf(string contract, int tenantId) => Nobody;
}
