using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.People;

/// <summary>What was forecast of the person's meters, with what the models learnt from them. Forecasts of the whole district stay: they name nobody.</summary>
internal sealed class ForecastsOfPerson(IUrbGradeContexts contexts, ICommitQueue commits) : IPersonalRecords
{
    private const string Name = "forecasts";

    /// <summary>After the readings: what a night makes anew meanwhile is made without them.</summary>
    public int Order => 50;

    public IEnumerable<PersonalTable> Read(Person person) =>
    [
        new(Name, "What was expected of your meters, night by night: one value for each hour of a week, or for each day of a month.",
            ["meter", "quantity", "unit", "resolution", "night", "values"], Rows(person)),
    ];

    public async Task<PersonalCount> Count(Person person, CancellationToken cancellation)
    {
        if (person.TenantId == 0)
        {
            return new PersonalCount(Name, 0);
        }

        await using var database = contexts.Read(TenantScope.Of(person.TenantId));
        var standings = await Standings(database, SeriesOf(person)).Select(row => row.Id).ToListAsync(cancellation);
        return new PersonalCount(
            Name,
            standings.Count + await database.Set<ForecastRow>().LongCountAsync(row => standings.Contains(row.StandingId), cancellation)
            + await database.Set<ForecastFitRow>().LongCountAsync(row => standings.Contains(row.StandingId), cancellation));
    }

    public async Task<PersonalCount> Erase(Person person, CancellationToken cancellation)
    {
        var erased = 0L;
        foreach (var series in person.TenantId == 0 ? [] : SeriesOf(person))
        {
            erased += await commits.Commit(session => Erase(session, person.TenantId, series), cancellation);
        }

        return new PersonalCount(Name, erased);
    }

    private int Erase(IWriteSession session, int tenantId, int series)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        var standings = Standings(database, [series]).Select(row => row.Id).ToList();
        return database.Set<ForecastRow>().Where(row => standings.Contains(row.StandingId)).ExecuteDelete()
            + database.Set<ForecastFitRow>().Where(row => standings.Contains(row.StandingId)).ExecuteDelete()
            + Standings(database, [series]).ExecuteDelete();
    }

    private async IAsyncEnumerable<object?[]> Rows(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var calendar = LocalCalendar.Of(person.Zone);
        foreach (var (meter, seriesId) in person.Meters.SelectMany(meter => meter.Series, (meter, series) => (meter, series.Id)))
        {
            // The first night of the person's time is made of what others used before, and later ones of what others use since.
            var (first, last) = (calendar.DayOf(meter.From), calendar.DayOf(meter.Until));
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            foreach (var standing in await Standings(database, [seriesId]).OrderBy(row => row.Resolution).ToListAsync(cancellation))
            {
                await foreach (var row in database.Set<ForecastRow>().AsNoTracking().Where(row => row.StandingId == standing.Id && row.Night > first && row.Night <= last)
                    .OrderBy(row => row.Night).AsAsyncEnumerable().WithCancellation(cancellation))
                {
                    yield return [meter.Source, standing.Quantity, standing.Unit, standing.Resolution.ToString(), row.Night.ToString("O", null), Told(row)];
                }
            }
        }
    }

    private static List<int> SeriesOf(Person person) => [.. person.Meters.SelectMany(meter => meter.Series).Select(series => series.Id).Distinct()];

    private static IQueryable<ForecastStandingRow> Standings(UrbGradeContext database, List<int> series) =>
        database.Set<ForecastStandingRow>().AsNoTracking().Where(row => series.Contains(row.SeriesId));

    private static string Told(ForecastRow row) => string.Join(' ', StoredNight.ToldOf(row).Select(value => value.ToString("G6", CultureInfo.InvariantCulture)));
}
