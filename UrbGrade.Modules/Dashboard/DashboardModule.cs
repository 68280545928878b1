using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Board;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Dashboard.Board;
using UrbGrade.Modules.Dashboard.Catalogue;
using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Dashboard.Explanations;
using UrbGrade.Modules.Dashboard.Flows;
using UrbGrade.Modules.Dashboard.Handlers;
using UrbGrade.Modules.Dashboard.Maps;
using UrbGrade.Modules.Dashboard.Quality;
using UrbGrade.Modules.Dashboard.Reports;
using UrbGrade.Modules.Dashboard.Residents;
using UrbGrade.Modules.Dashboard.SensorThings;
using UrbGrade.Modules.Dashboard.Series;
using UrbGrade.Modules.Dashboard.Store;
using UrbGrade.Modules.Dashboard.Uploads;

namespace UrbGrade.Modules.Dashboard;

/// <summary>What the pages read.</summary>
internal sealed class DashboardModule : IUrbGradeModule
{
    public string Name => "Dashboard";

    public void Add(IHostApplicationBuilder host)
    {
        host.AddModuleOptions<DashboardOptions>("Dashboard").AddTables<DashboardTables>()
            .AddQueries<IAssetQueries, AssetQueries>()
            .AddQueries<ISeriesQueries, SeriesQueries>()
            .AddQueries<IDistrictQueries, DistrictQueries>()
            .AddQueries<IExplainQueries, ExplainQueries>()
            .AddQueries<IQualityQueries, QualityQueries>()
            .AddQueries<IUploadQueries, UploadQueries>()
            .AddQueries<ISiteReceipts, SiteReceipts>()
            .AddQueries<ISitesCatchingUp, SitesCatchingUp>()
            .AddQueries<IFlowQueries, FlowQueries>()
            .AddQueries<ICatalogueQueries, CatalogueQueries>()
            .AddQueries<IAreaMaps, AreaMapQueries>()
            .AddQueries<IResidentQueries, ResidentQueries>()
            .AddQueries<IMunicipalReports, MunicipalReports>()
            .AddQueries<IPeriodReports, PeriodReports>()
            .AddQueries<IReportSchedules, ReportSchedules>()
            .AddQueries<IBoards, Boards>()
            .AddQueries<ISensorThings, SensorThingsService>()
            .AddEvent<ReportMailDue>();
        host.Services.AddScoped<SessionContexts>();
        host.Services.AddScoped<UploadCalendars>();
        host.Services.AddScoped<OwnSeries>();
        host.Services.AddSingleton<ITenantEnding, EndedSchedules>();
        host.Services.AddSingleton<DistrictCache>();
        host.Services.AddSingleton<TenantMaps>();
        host.Services.AddSingleton<AreaFigures>();
        host.Services.AddSingleton<MapPreparation>();
        host.Services.AddHostedService<PrepareMaps>();
        host.Services.AddSingleton<QualityMonths>();
    }

    public void AddHandlers(IHostApplicationBuilder host) => host.AddHandler<ReportMailDue, SendReport>();
}
