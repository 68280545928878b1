using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.People;

/// <summary>What was made of the use of the person's meters in the time in which the person lived with them, and that the person agreed to
/// it. Segments and groups of peers stay: they name nobody.</summary>
internal sealed class ProfilesOfPerson(IUrbGradeContexts contexts, ICommitQueue commits) : IPersonalRecords
{
    private const string Name = "profiles";

    /// <summary>After the readings: what is made anew meanwhile is made of nothing.</summary>
    public int Order => 40;

    public IEnumerable<PersonalTable> Read(Person person) =>
    [
        new("usual-days", "How your meters are usually used, by kind of day and season: the median of each hour.", ["meter", "kind", "season", "days", "hours"], Typical(person)),
        new("unusual-days", "Days on which a meter of yours was used in another way than usual.", ["meter", "day", "distance", "limit", "hours"], Unusual(person)),
        new("profile-consents", "Meters of yours for which you agreed to a profile.", ["meter", "given_at"], Consents(person)),
    ];

    public async Task<PersonalCount> Count(Person person, CancellationToken cancellation)
    {
        if (person.TenantId == 0)
        {
            return new PersonalCount(Name, 0);
        }

        await using var database = contexts.Read(TenantScope.Of(person.TenantId));
        var count = await database.Set<ProfileConsentRow>().LongCountAsync(row => row.UserId == person.Id, cancellation);
        foreach (var meter in person.Meters)
        {
            var time = new HomeTime(database, meter, LocalCalendar.Of(person.Zone));
            var made = await time.Profiles.Select(row => row.SeriesId).ToListAsync(cancellation);
            count += made.Count + await database.Set<TypicalProfileRow>().LongCountAsync(row => made.Contains(row.SeriesId), cancellation)
                + await time.UnusualDays.LongCountAsync(cancellation) + await time.Months.LongCountAsync(cancellation) + await time.Memberships.LongCountAsync(cancellation);
        }

        return new PersonalCount(Name, count);
    }

    public async Task<PersonalCount> Erase(Person person, CancellationToken cancellation) => person.TenantId == 0
        ? new PersonalCount(Name, 0)
        : new PersonalCount(Name, await commits.Commit(
            session =>
            {
                using var database = contexts.Write(TenantScope.Of(person.TenantId), session);
                return person.Meters.Sum(meter => new HomeTime(database, meter, LocalCalendar.Of(person.Zone)).Forget())
                    + database.Set<ProfileConsentRow>().Where(row => row.UserId == person.Id).ExecuteDelete();
            },
            cancellation));

    private async IAsyncEnumerable<object?[]> Typical(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            var own = await new HomeTime(database, meter, LocalCalendar.Of(person.Zone)).OwnProfiles.Select(row => row.SeriesId).ToListAsync(cancellation);
            await foreach (var row in database.Set<TypicalProfileRow>().AsNoTracking().Where(row => own.Contains(row.SeriesId))
                .OrderBy(row => row.SeriesId).ThenBy(row => row.Kind).ThenBy(row => row.Season).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                yield return [meter.Source, row.Kind.ToString(), row.Season.ToString(), row.Days, Told(row.Median)];
            }
        }
    }

    private async IAsyncEnumerable<object?[]> Unusual(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var meter in person.Meters)
        {
            await using var database = contexts.Read(TenantScope.Of(person.TenantId));
            await foreach (var row in new HomeTime(database, meter, LocalCalendar.Of(person.Zone)).UnusualDays.AsNoTracking()
                .OrderBy(row => row.SeriesId).ThenBy(row => row.Day).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                yield return [meter.Source, row.Day.ToString("O", null), row.Distance, row.Limit, Told(row.Hours)];
            }
        }
    }

    private async IAsyncEnumerable<object?[]> Consents(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (person.TenantId == 0)
        {
            yield break;
        }

        await using var database = contexts.Read(TenantScope.Of(person.TenantId));
        foreach (var row in await database.Set<ProfileConsentRow>().AsNoTracking().Where(row => row.UserId == person.Id).ToListAsync(cancellation))
        {
            yield return [person.Meters.FirstOrDefault(meter => meter.MeterId == row.MeterId)?.Source, row.GivenAt.ToString("O", null)];
        }
    }

    private static string Told(float[] hours) => string.Join(' ', hours.Select(hour => hour.ToString("G6", System.Globalization.CultureInfo.InvariantCulture)));
}
