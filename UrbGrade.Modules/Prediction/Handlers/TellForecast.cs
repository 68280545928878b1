using Microsoft.EntityFrameworkCore;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Domain.Nights;
using UrbGrade.Modules.Prediction.Nights;
using UrbGrade.Modules.Prediction.Queries;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Handlers;

/// <summary>Answers with a meter's forecast of today. Where the night has not made it, it is made now, and kept.</summary>
internal sealed class TellForecast(IUrbGradeContexts contexts, TenantNights nights, NightStore store, IServiceCalls calls, IWorkContext work, TimeProvider clock)
    : IHandleMessages<ForecastAsked>
{
    public async Task Handle(ForecastAsked message)
    {
        var today = nights.Today(work.TenantId);
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        await database.Database.OpenConnectionAsync(work.Cancellation);
        using var reader = new SeriesReader(database.Database.GetDbConnection(), work.TenantId);
        var night = await nights.Open(database, reader, work.TenantId, today, work.Cancellation);
        var series = night.Forecast.FirstOrDefault(one => one.Meter == message.Meter && one.Quantity == message.Quantity)
            ?? throw new UnreadableWorkException($"Meter '{message.Meter}' has no amounts '{message.Quantity}' that can be forecast.");
        var known = (await NightStore.Load(database, [series.Id], today.AddDays(1), work.Cancellation))
            .GetValueOrDefault((series.Id, message.Resolution), KnownNights.None);
        var (standing, row) = (known.Standing, known.Nights.LastOrDefault(one => one.Night == today));
        if (standing is null || standing.Night < today || row is { Version: not ForecastPlan.Version })
        {
            var made = NightMaking.Make(night.Read(series.Id)!, message.Resolution, today, known, clock.GetUtcNow());
            (standing, row) = (made.Standing, made.Rows.LastOrDefault(one => one.Night == today));
            work.OnCommit(session => store.Write(session, work.TenantId, [made]));
        }

        var told = standing.State is ForecastState.Ready or ForecastState.Constant && row is not null;
        calls.Reply(work, message, new ForecastTold(
            standing.State, standing.ReadyFrom, standing.Night, standing.Unit,
            told ? ForecastPoints.Of(row!, message.Resolution, series.Calendar) : [], StandingWords.AccuracyOf(standing)));
    }
}
