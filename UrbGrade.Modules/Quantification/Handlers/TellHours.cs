using Microsoft.EntityFrameworkCore;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Answers with the hourly values of a tenant's meters.</summary>
internal sealed class TellHours(
    IUrbGradeContexts contexts, SeriesDirectory directory, IServiceCalls calls, IWorkContext work) : IHandleMessages<HoursAsked>
{
    private const int MostMeters = 1_000;

    private static readonly TimeSpan MostTime = TimeSpan.FromDays(31);

    public async Task Handle(HoursAsked message)
    {
        var (from, to) = (message.From.ToUnixTimeMilliseconds(), message.To.ToUnixTimeMilliseconds());
        if (to <= from || message.To - message.From > MostTime || from % LocalCalendar.Hour != 0 || to % LocalCalendar.Hour != 0)
        {
            throw new UnreadableWorkException(
                $"The time asked for is {message.From:u} to {message.To:u}; allowed are whole hours, at most {MostTime.TotalDays} days of them.");
        }

        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var series = await database.Set<SeriesRow>().Where(row => row.Quantity == message.Quantity)
            .Join(database.Set<MeterRow>(), row => row.MeterId, meter => meter.Id, (row, meter) => new { row.Id, row.Kind, row.Unit, meter.Source })
            .OrderBy(row => row.Source).Take(MostMeters).ToListAsync(work.Cancellation);
        var known = await directory.Get(work.TenantId, work.Cancellation);
        await database.Database.OpenConnectionAsync(work.Cancellation);
        using var reader = new SeriesReader(database.Database.GetDbConnection(), work.TenantId);
        var (hours, counted) = (new HourValue[(to - from) / LocalCalendar.Hour], new HourValue[(to - from) / LocalCalendar.Hour]);
        var told = new List<MeterHours>();
        foreach (var one in series)
        {
            var begins = Read(reader, one.Id, one.Kind, known.Find(one.Id)?.Settings, from, hours);
            if (known.Find(one.Id)?.Counter is { } counter && begins > from)
            {
                Read(reader, counter.Id, counter.Kind, counter.Settings, from, counted);
                CountedBefore.Lay(counted, begins, from, hours);
            }

            if (hours.Any(hour => hour.IsValid))
            {
                told.Add(new MeterHours(one.Source, one.Unit, [.. hours.Select(hour => hour.IsValid ? hour.Value : (double?)null)]));
            }
        }

        calls.Reply(work, message, new HoursTold(told));
    }

    /// <summary>Fills the hours from an instant on.</summary>
    /// <returns>Start of the first reading, milliseconds, or of any before these hours; the end of time for none.</returns>
    private static long Read(SeriesReader reader, int seriesId, SeriesKind kind, IReadOnlyList<RegisterSetting>? settings, long from, HourValue[] hours)
    {
        var to = from + (hours.Length * LocalCalendar.Hour);
        var readings = reader.ReadFor(seriesId, kind, from, to);
        var begins = readings.IsEmpty ? long.MaxValue : readings[0].Start;
        HourlySeries.Assemble(readings, kind, from, hours, settings);
        CheckedValue.Lay(reader.ReadChecked(seriesId, from, to), from, hours);
        return begins;
    }
}
