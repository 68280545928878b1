using CsCheck;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

public class CheckedHoursTests
{
    private const int DaysOfTest = 18;
    private static readonly DateOnly First = When.Day("2026-01-12");
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    [Fact]
    public async Task A_gap_is_estimated_beside_the_readings_and_counted_as_estimated()
    {
        await using var tenant = await Tenant();
        await tenant.QuantifyAndCompute(1, Hours(0, 24 * 20).Where((_, i) => i is < 440 or >= 446));

        var estimates = tenant.Rows<CheckedHourRow>();
        Assert.Equal(6, estimates.Count);
        Assert.All(estimates, hour => Assert.Equal((VecRule.Gap, EstimationLadder.LikeDay, (int)VecFlags.Estimated), (hour.Rule, hour.Method, hour.Flags)));
        Assert.Equal((24 * 20) - 6, tenant.Rows<ReadingRow>().Count);
        var kpi = tenant.Kpi(KpiDefinitions.Energy, First.AddDays(18).ToString("O", System.Globalization.CultureInfo.InvariantCulture))!;
        Assert.Equal((24, 24, 6), (kpi.ExpectedIntervals, kpi.ValidIntervals, kpi.EstimatedIntervals));
        var day = tenant.Rows<SeriesDayRow>().Single(d => d.LocalDay == First.AddDays(18));
        Assert.Equal((18, 6), (System.Numerics.BitOperations.PopCount((uint)day.ValidHours), System.Numerics.BitOperations.PopCount((uint)day.FilledHours)));
    }

    [Fact]
    public async Task A_late_reading_takes_the_place_of_the_estimate_and_the_figure_says_was_now_and_why()
    {
        await using var tenant = await Tenant();
        await tenant.QuantifyAndCompute(1, Hours(0, 24 * 20).Where((_, i) => i is < 440 or >= 442));
        await tenant.QuantifyAndCompute(2, Hours(440, 2).Select(hour => hour with { Energy = 5 }));

        Assert.Empty(tenant.Rows<CheckedHourRow>());
        var correction = Assert.Single(tenant.Rows<KpiCorrectionRow>(), c => c.DefinitionId == KpiDefinitions.Energy.Id && c.Resolution == KpiResolution.Day);
        Assert.Equal(2, correction.RawRequestId);
    }

    [Fact]
    public async Task A_gap_that_a_later_day_closes_is_estimated_on_the_days_that_nothing_came_for()
    {
        await using var tenant = await Tenant();
        await tenant.QuantifyAndCompute(1, Hours(0, 24 * 21));
        Assert.Empty(tenant.Rows<CheckedHourRow>());
        await tenant.QuantifyAndCompute(2, Hours(24 * 23, 24));


        Assert.Equal([First.AddDays(21), First.AddDays(22)], tenant.Rows<CheckedHourRow>().Select(hour => hour.LocalDay).Distinct().Order());
        Assert.Equal(2, tenant.Rows<SeriesDayRow>().Count(day => day is { ValidHours: 0, FilledHours: 0xFFFFFF }));
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
    }

    [Fact]
    public async Task A_gap_that_was_too_long_until_now_is_estimated_beyond_a_reading_within_it_that_makes_no_hour()
    {
        var halves = new[] { 24 * 24, 24 * 26 }.SelectMany(hour => Hours(hour, 1)).Select(hour => hour with { End = hour.Start.AddMinutes(30) }).ToList();
        await using var tenant = await Tenant();
        await tenant.QuantifyAndCompute(1, Hours(0, 24 * 20).Concat(halves).Concat(Hours(24 * 28, 24 * 5)));
        Assert.Empty(tenant.Rows<CheckedHourRow>());
        await tenant.QuantifyAndCompute(2, Hours(24 * 20, 48));

        Assert.Equal(
            Enumerable.Range(22, 6).Select(First.AddDays),
            tenant.Rows<CheckedHourRow>().Select(hour => hour.LocalDay).Distinct().Order());
    }

    [Fact]
    public async Task A_corrected_like_day_changes_the_estimate_that_stands_on_it()
    {
        await using var tenant = await Tenant();
        await tenant.QuantifyAndCompute(1, Hours(0, 24 * 20).Where((_, i) => i is < 440 or >= 446));
        var before = tenant.Rows<CheckedHourRow>().ToDictionary(hour => hour.StartAt, hour => hour.Value!.Value);
        await tenant.QuantifyAndCompute(2, Hours(440 - (24 * 7), 6).Select(hour => hour with { Energy = hour.Energy + 3 }));

        Assert.All(tenant.Rows<CheckedHourRow>(), hour => Assert.True(hour.Value > before[hour.StartAt]));
    }

    [Fact]
    public async Task An_hour_above_its_limit_is_kept_as_a_reading_and_not_believed_in_the_figure()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Hours(0, 48).Select((hour, i) => i == 30 ? hour with { Energy = 500 } : hour));
        await tenant.Limit(new HourLimits(DateOnly.MinValue, Most: 50));
        await tenant.ComputeKpis();

        Assert.Contains(tenant.Rows<ReadingRow>(), reading => reading.Value == 500);
        var hour = Assert.Single(tenant.Rows<CheckedHourRow>());
        Assert.Equal((VecRule.Spike, EstimationLadder.Linear), (hour.Rule, hour.Method));
        Assert.InRange(tenant.Kpi(KpiDefinitions.Energy, "2026-01-13")!.Value!.Value, 1, 200);
    }

    [Fact]
    public async Task Reading_again_what_was_computed_gives_the_hours_that_figures_were_made_of()
    {
        await using var tenant = await Tenant();
        await tenant.QuantifyAndCompute(1, Hours(0, 24 * 20).Where((_, i) => i is < 440 or >= 446));
        await using var database = tenant.Platform.Contexts.Read(Modules.Core.Database.TenantScope.Of(tenant.Id));
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(database.Database, TestContext.Current.CancellationToken);
        using var reader = new SeriesReader(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(database.Database), tenant.Id);
        var series = (await tenant.Platform.Get<SeriesDirectory>().Reload(tenant.Id, TestContext.Current.CancellationToken)).OfAsset(tenant.AssetOf("477"))[0];

        var read = MeteredHoursReader.Read(reader, series, First, First.AddDays(20))!;

        Assert.Equal(6, read.Hours.Count(hour => hour.State == HourState.Estimated));
        Assert.All(read.Hours, hour => Assert.True(hour.IsValid));
    }

    /// <summary>Faulty series of a month, cut into requests at random, delivered and computed in random order.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_readings_give_the_same_hours_and_figures_in_whatever_order_they_come(bool inHalves)
    {
        var cases = Gen.Select(Gen.Int[0, 500], Gen.Int[0, 3].Array[DaysOfTest * 24], Gen.Int[4, 60].Array[40]);
        await cases.SampleAsync(async (seed, faults, cuts) =>
        {
            var random = new Random(seed);
            var hours = inHalves ? Halves(Faulty(faults, random), random) : Faulty(faults, random);
            var requests = Cut(hours, cuts);
            var inOrder = await Content(requests, [.. Enumerable.Range(0, requests.Count)], _ => true);
            var order = Enumerable.Range(0, requests.Count).ToArray();
            random.Shuffle(order);
            Assert.Equal(inOrder, await Content(requests, order, i => i % 5 == 0));
        }, iter: 2, threads: 1);
    }

    private static async Task<QuantifiedTenant> Tenant()
    {
        var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        return tenant;
    }

    // Long and short gaps, single holes, spikes.
    private static List<ShopHour> Faulty(int[] faults, Random random)
    {
        var kept = new List<ShopHour>();
        var all = Hours(0, faults.Length).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            if (faults[i] == 0 && random.Next(12) == 0)
            {
                i += random.Next(4) switch { 0 => 1, 1 => 2, 2 => random.Next(3, 24), _ => random.Next(24, 80) };
            }
            else
            {
                kept.Add(random.Next(150) == 0 ? all[i] with { Energy = 900 } : all[i]);
            }
        }

        return kept;
    }

    // Halves of hours, of which some stretches have every second one alone: readings that make no hour.
    private static List<ShopHour> Halves(List<ShopHour> hours, Random random)
    {
        var kept = new List<ShopHour>();
        var lonely = 0;
        foreach (var hour in hours)
        {
            lonely = lonely > 0 ? lonely - 1 : random.Next(40) == 0 ? random.Next(2, 100) : 0;
            var middle = hour.Start.AddMinutes(30);
            if (lonely == 0 || random.Next(6) == 0)
            {
                kept.Add(hour with { End = middle, Energy = hour.Energy / 2 });
            }

            if (lonely == 0)
            {
                kept.Add(hour with { Start = middle, Energy = hour.Energy / 2 });
            }
        }

        return kept;
    }

    private static List<ShopHour[]> Cut(List<ShopHour> hours, int[] cuts)
    {
        var requests = new List<ShopHour[]>();
        for (var (at, cut) = (0, 0); at < hours.Count; at += cuts[cut++ % cuts.Length])
        {
            requests.Add([.. hours.Skip(at).Take(cuts[cut % cuts.Length])]);
        }

        return requests;
    }

    private static async Task<string> Content(List<ShopHour[]> requests, int[] order, Func<int, bool> computesAfter)
    {
        await using var tenant = await Tenant();
        // A series of its own kind, so that limits can be written before its first reading.
        await tenant.QuantifyAndCompute(1000, Hours(-24 * 70, 1));
        await tenant.Limit(new HourLimits(DateOnly.MinValue, Most: 60, Review: 12));
        foreach (var request in order)
        {
            await tenant.Quantify(request + 1, requests[request]);
            if (computesAfter(request))
            {
                await tenant.ComputeKpis();
            }
        }

        await tenant.ComputeKpis();
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        return string.Join('\n', tenant.Rows<CheckedHourRow>().OrderBy(h => h.SeriesId).ThenBy(h => h.StartAt)
                .Select(h => $"{h.SeriesId} {h.StartAt:O} {h.Value:R} {h.Flags} {h.Rule} {h.Method} {h.DependsFrom:O} {h.DependsTo:O}"))
            + string.Join('\n', tenant.Rows<SeriesDayRow>().Where(d => d.ValidHours + d.FilledHours + d.Rules != 0).OrderBy(d => d.LocalDay).ThenBy(d => d.SeriesId)
                .Select(d => $"{d.SeriesId} {d.LocalDay:O} {d.ValidHours} {d.FilledHours} {d.RejectedHours} {d.ReviewHours} {d.Rules}"))
            + string.Join('\n', tenant.Rows<KpiRow>().Where(k => k.ValidIntervals > 0).OrderBy(k => (k.DefinitionId, k.Resolution, k.PeriodStart))
                .Select(k => $"{k.DefinitionId} {k.Resolution} {k.PeriodStart:O} {k.Value:R} {k.ValidIntervals} {k.EstimatedIntervals}"));
    }

    private static IEnumerable<ShopHour> Hours(int from, int count) => Enumerable.Range(from, count)
        .Select(i => ShopHour.Of("477", Madrid.InstantOf(First).AddHours(i), 2 + (((i % 24) + 24) % 24 * 0.25) + (Math.Abs(i) % 7 * 0.01)));
}
