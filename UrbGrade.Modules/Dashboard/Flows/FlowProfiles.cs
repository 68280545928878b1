using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Dashboard.Flows;

/// <summary>The station after the figures: the profiles of the meters of which a batch has readings. They are made in rounds, by night and soon
/// after a correction; what was decoded before a round began is in it.</summary>
internal static class FlowProfiles
{
    private const string Module = "Profiling";

    private static readonly string ProfileContract = WorkContract.Of<ProfilesDue>().Name;

    public static async Task<FlowStation> Of(
        UrbGradeContext database, RawRequestRow request, TouchedDays? touched, FlowStation daily, CancellationToken cancellation)
    {
        if (touched is null || request.QuantifiedAt is not { } decoded)
        {
            return new FlowStation(FlowStationName.Profiles, BatchStepState.Waiting, null, 0, 0, null);
        }

        var series = touched.Series.ToList();
        var profiles = await database.Set<MeterProfileRow>().Where(profile => EF.Parameter(series).Contains(profile.SeriesId))
            .Select(profile => new { profile.State, profile.ComputedAt }).ToListAsync(cancellation);
        var round = await database.Set<ProfileRunRow>().AsNoTracking().SingleOrDefaultAsync(run => run.TenantId == request.TenantId, cancellation);
        var older = profiles.Count(profile => profile.ComputedAt < decoded);

        // Nothing was to be made anew when every reading was known already: the earlier profiles stand. While a later round is under way, those that
        // were made since the batch was decoded tell that an earlier one had it.
        var isDone = daily.State == BatchStepState.Done && (request.NewReadings + request.RevisedReadings == 0
            || (round is { } last && last.BeganAt >= decoded && (last.EndedAt is not null || (profiles.Count > 0 && older == 0))));
        var known = profiles.Count(profile => IsThere(profile.State) && (isDone || profile.ComputedAt >= decoded));
        if (isDone)
        {
            var made = profiles.Max(profile => (DateTimeOffset?)profile.ComputedAt) ?? round?.EndedAt ?? decoded;
            return new FlowStation(FlowStationName.Profiles, BatchStepState.Done, made, known, 0, null);
        }

        var (state, error) = daily.State == BatchStepState.Done
            ? await SharedWork.Of(database, request.TenantId, ProfileContract, Module, cancellation)
            : (BatchStepState.Waiting, null);
        return new FlowStation(FlowStationName.Profiles, state, null, known, older, error);
    }

    /// <summary>A meter of which little is known has a row that says why there is no profile.</summary>
    private static bool IsThere(ProfileState state) => state is ProfileState.Ready or ProfileState.Constant or ProfileState.Silent;
}
