using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Shell;

/// <summary>What somebody is shown on the first visit: a few pages and what each is for.</summary>
/// <param name="Name">Begins the keys of its texts, and names it in addresses, as <c>?tour=Staff</c>.</param>
/// <param name="Pages">Where each step leads.</param>
internal sealed record Tour(string Name, IReadOnlyList<string> Pages)
{
    private static readonly Tour Staff = new("Staff", ["/app", "/app/map", "/app/figures", "/app/plan"]);

    private static readonly Tour Operator = new("Operator", ["/ops", "/ops/failures", "/ops/limits", "/ops/bus"]);

    private static readonly Tour Administrator = new("Administrator", ["/admin", "/admin/certificates", "/admin/users", "/admin/audit"]);

    private static readonly Tour[] All = [Staff, Operator, Administrator];

    /// <summary>The query parameter that asks for one.</summary>
    public const string Parameter = "tour";

    /// <summary>The one of that name; null where there is none.</summary>
    public static Tour? Named(string? name) => All.FirstOrDefault(tour => tour.Name == name);

    /// <summary>The one of a first visit; null for whoever has a role without one.</summary>
    /// <param name="isInRole">Whether the person has a role of <see cref="AccountRole"/>.</param>
    public static Tour? For(Func<string, bool> isInRole) =>
        isInRole(AccountRole.PlatformAdministrator) || isInRole(AccountRole.TenantAdministrator) ? Administrator
        : isInRole(AccountRole.Operator) ? Operator
        : isInRole(AccountRole.Staff) ? Staff : null;
}
