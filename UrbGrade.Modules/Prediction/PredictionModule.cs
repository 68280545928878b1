using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Prediction.Domain.Calendar;
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
        host.AddTables<PredictionTables>();
        host.Services.AddSingleton<IStoredKind, OldForecasts>();
        host.Services.AddSingleton<IRestDays, RestDays>();
    }
}
