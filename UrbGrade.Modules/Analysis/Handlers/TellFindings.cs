using Microsoft.EntityFrameworkCore;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Handlers;

/// <summary>Answers with what was found in some days.</summary>
internal sealed class TellFindings(IUrbGradeContexts contexts, ITenantRegistry tenants, IServiceCalls calls, IWorkContext work) : IHandleMessages<FindingsAsked>
{
    private const int MostDays = 366;
    private const int MostFindings = 200;

    public async Task Handle(FindingsAsked message)
    {
        if (message.To <= message.From || message.To.DayNumber - message.From.DayNumber > MostDays)
        {
            throw new UnreadableWorkException(
                $"The days asked for are {message.From:yyyy-MM-dd} to {message.To:yyyy-MM-dd}; allowed are 1 to {MostDays} days.");
        }

        var tenant = tenants.Find(work.TenantId)!;
        var calendar = LocalCalendar.Of(tenant.TimeZone);
        var (from, to) = (calendar.InstantOf(message.From), calendar.InstantOf(message.To));
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var rows = database.Set<FindingRow>().AsNoTracking()
            .Where(row => row.WithdrawnAt == null && row.StartAt < to && (row.EndAt == null || row.EndAt > from));
        rows = message.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        var told = await rows.OrderByDescending(row => row.Money ?? 0).ThenByDescending(row => row.Strength).ThenBy(row => row.Id).Take(MostFindings)
            .ToListAsync(work.Cancellation);
        var names = await FindingNames.Load(database, tenant.TimeZone, work.Cancellation);
        var run = await database.Set<AnalysisRunRow>().AsNoTracking().SingleOrDefaultAsync(work.Cancellation);
        calls.Reply(work, message, new FindingsTold(
            told.ConvertAll(row => names.Item(row, EvidenceText.Read(row.Evidence))), await rows.CountAsync(work.Cancellation), tenant.Currency,
            run is not null && run.Until != default ? run.RanAt : null));
    }
}
