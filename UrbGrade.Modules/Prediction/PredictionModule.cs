using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Prediction.Domain.Calendar;
using UrbGrade.Modules.Prediction.Handlers;
using UrbGrade.Modules.Prediction.Nights;
using UrbGrade.Modules.Prediction.People;
using UrbGrade.Modules.Prediction.Queries;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction;

/// <summary>Forecasts what meters and the district will use.</summary>
internal sealed class PredictionModule : IUrbGradeModule
{
    /// <summary>Where its work lies.</summary>
    public const string Queue = "Prediction";

    public string Name => Queue;

    public void Add(IHostApplicationBuilder host)
    {
        host.AddModuleOptions<PredictionOptions>("Prediction").AddTables<PredictionTables>()
            .AddQueries<IForecastQueries, ForecastQueries>().AddQueries<IForecastRuns, ForecastRuns>()
            .AddEvent<SeriesForecastsMade>().AddEvent<ForecastsDue>().AddEvent<SeriesForecastsDue>();
        host.Services.AddSingleton<TenantNights>();
        host.Services.AddSingleton<NightStore>();
        host.Services.AddSingleton<StoredForecasts>();
        host.Services.AddSingleton<IStoredKind, OldForecasts>();
        host.Services.AddSingleton<IPersonalRecords, ForecastsOfPerson>();
        host.Services.AddSingleton<IRestDays, RestDays>();
        host.Services.AddSingleton<ITenantMove, NightsOfFormerClock>();
    }

    public void AddHandlers(IHostApplicationBuilder host) => host
        .AddHandler<ForecastsDue, ForecastTenant>()
        .AddHandler<SeriesForecastsDue, ForecastSeries>()
        .AddHandler<SeriesForecastsMade, ForecastDistrict>()
        .AddHandler<ForecastAsked, TellForecast>();
}
