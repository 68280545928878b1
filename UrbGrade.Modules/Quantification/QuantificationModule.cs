using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Quantification.Catalogue;
using UrbGrade.Modules.Quantification.Decoding;
using UrbGrade.Modules.Quantification.Evidence;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.People;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification;

/// <summary>Decodes stored messages into readings and computes KPIs from them.</summary>
internal sealed class QuantificationModule : IUrbGradeModule
{
    /// <summary>Where its work lies.</summary>
    public const string Queue = "Quantification";

    public string Name => Queue;

    public void Add(IHostApplicationBuilder host)
    {
        host.AddTables<QuantificationTables>().AddQueries<IRecordQueries, RecordQueries>()
            .AddQueries<IPeriodFigures, PeriodFigures>().AddQueries<ITenantFigures, PeriodFigures>().AddQueries<IAssetTraits, AssetTraitBook>()
            .AddQueries<IPriceLists, PriceLists>().AddQueries<IFactorChoices, FactorChoices>().AddQueries<IKpiCatalogue, KpiCatalogue>().AddQueries<IMeterSettings, MeterSettingBook>()
            .AddQueries<ISeriesLimits, SeriesLimitBook>().AddQueries<IFigureEvidence, FigureEvidence>().AddQueries<ILitStreets, LitStreets>()
            .AddEvent<ReadingsChanged>().AddEvent<PeriodsStale>().AddEvent<LimitsDue>().AddEvent<FiguresOutdated>().AddEvent<PriceChanged>();
        host.Services.AddSingleton<IMeasurementUnits, MeasurementUnits>();
        host.Services.AddSingleton<SeriesDirectory>();
        host.Services.AddSingleton<IMeasuredSeries, MeasuredSeriesList>();
        host.Services.AddSingleton<ILampCounts, LampCounts>();
        host.Services.AddSingleton<IReadingMarks, ReadingMarks>();
        host.Services.AddSingleton<RevisionStore>();
        host.Services.AddSingleton<ReadingWriter>();
        host.Services.AddSingleton<RecordWriter>();
        host.Services.AddSingleton<ISiteRecords, SiteRecords>();
        host.Services.AddSingleton<IToldEvents, ToldEvents>();
        host.Services.AddSingleton<EmissionFactors>();
        host.Services.AddSingleton<KpiComputation>();
        host.Services.AddSingleton<KpiWriter>();
        host.Services.AddSingleton<KpiRuns>();
        host.Services.AddSingleton<PeriodComputation>();
        host.Services.AddSingleton<PeriodKpiWriter>();
        host.Services.AddSingleton<RecordKpis>();
        host.Services.AddSingleton<PlaceSums>();
        host.Services.AddSingleton<PeriodRuns>();
        host.Services.AddSingleton<StaleMarks>();
        host.Services.AddSingleton<ITenantMove, OutdatedByMove>();
        host.Services.AddSingleton<LearnedLimits>();
        host.Services.AddSingleton<FormulaTrial>();
        host.Services.AddSingleton<AskedFigures>();
        host.Services.AddSingleton<MissingFactors>();
        host.Services.AddScoped<PeriodFigures>();
        host.Services.AddScoped<FigureClaims>();
        host.Services.AddScoped<FigureSources>();
        host.Services.AddSingleton<AssetHoursReader>();
        host.Services.AddSingleton<IMissingHours, MissingHoursReader>();
        host.Services.AddSingleton<IPersonalRecords, MessagesOfPerson>();
        host.Services.AddSingleton<IPersonalRecords, ReadingsOfPerson>();
        host.Services.AddSingleton<IPersonalRecords, FiguresOfPerson>();
        host.Services.AddSingleton<IPersonalRecords, RecordsOfPerson>();
        host.Services.AddSingleton<IStoredKind, OldFineReadings>();
        host.Services.AddSingleton<IStoredKind, OldHourlyReadings>();
        host.Services.AddSingleton<IStoredKind, OldDailyKpis>();
        host.Services.AddSingleton<IStoredKind, OldMonthlyKpis>();
        host.Services.AddSingleton<IStoredKind, OldToldEvents>();
    }

    public void AddHandlers(IHostApplicationBuilder host)
    {
        host.AddHandler<RequestStored, QuantifyReadings>()
            .AddHandler<ReadingsChanged, ComputeKpis>()
            .AddHandler<PeriodsStale, ComputePeriods>()
            .AddHandler<LimitsDue, LearnLimits>()
            .AddHandler<FiguresOutdated, MarkOutdated>()
            .AddHandler<PriceChanged, MarkRepriced>()
            .AddHandler<MeterMoved, FollowMovedMeter>()
            .AddHandler<AssetDescribed, FollowDescription>()
            .AddHandler<HoursAsked, TellHours>();
        host.Services.AddHostedService<FollowDefinitions>();
    }
}
