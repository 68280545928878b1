using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Dashboard.Administration;

/// <summary>What the administrator's pages read and command.</summary>
internal sealed class AdministrationModule : IUrbGradeModule
{
    public string Name => "Administration";

    public void Add(IHostApplicationBuilder host) => host
        .AddQueries<ITenantAdministration, TenantAdministration>()
        .AddQueries<ICertificateAdministration, CertificateAdministration>();
}
