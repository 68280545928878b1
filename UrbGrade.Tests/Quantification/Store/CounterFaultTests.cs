using System.Globalization;
using CsCheck;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>Meter 477 sends the states of its counter, or what its display shows beside what it sends.</summary>
public class CounterFaultTests : IAsyncLifetime
{
    private const int Days = 6;
    private const string Display =
        """{"meterField":null,"startField":null,"endField":null,"fields":[{"field":"display","quantity":"energy_register","unit":"kW.h","kind":"register","medium":"power"}]}""";

    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly First = When.Day("2026-02-02");
    private static readonly DateTimeOffset Midnight = Madrid.InstantOf(First);

    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync() => tenant = await Tenant();

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Theory]
    [InlineData(VecRule.Rollover, 24)]
    [InlineData(VecRule.Dip, 24)]
    [InlineData(VecRule.Spike, 24)]
    [InlineData(VecRule.Reset, 23)]
    public async Task What_a_counter_did_is_told_on_its_day_and_the_readings_stay(string rule, int validHours)
    {
        const int Place = (2 * 24) + 9;
        double[] states =
        [
            .. States(rule == VecRule.Rollover ? 100_000 - Place : 5_000).Select((state, hour) => (rule, hour) switch
            {
                (VecRule.Reset, >= Place) => state - 5_000 - Place,
                (VecRule.Dip, Place) => state - 700,
                (VecRule.Spike, Place) => state + 700,
                (VecRule.Rollover, _) => state % 100_000,
                _ => state,
            }),
        ];

        await tenant.Quantify(1, Counter(states));
        await tenant.ComputeKpis();

        var days = tenant.Rows<SeriesDayRow>().Where(day => day.Rules != 0).ToList();
        var day = Assert.Single(days);
        Assert.Equal(First.AddDays(2), day.LocalDay);
        Assert.Contains(rule, VecRule.Of(day.Rules));
        Assert.Equal(validHours, System.Numerics.BitOperations.PopCount((uint)day.ValidHours));
        Assert.Equal(states.Order(), tenant.Rows<ReadingRow>().Select(reading => reading.Value).Order());
        Assert.Equal(24, tenant.Kpi(KpiDefinitions.Energy, "2026-02-04")!.Value!.Value, 6);
    }

    [Fact]
    public async Task An_hour_that_a_new_count_lost_is_estimated_with_the_reason()
    {
        var states = States(1_000);
        for (var i = 60; i < states.Length; i++)
        {
            states[i] -= 1_050;
        }

        await tenant.Quantify(1, Counter(states));
        await tenant.ComputeKpis();

        var hour = Assert.Single(tenant.Rows<CheckedHourRow>());
        Assert.Equal((VecRule.Reset, EstimationLadder.Linear, Midnight.AddHours(59)), (hour.Rule, hour.Method, hour.StartAt));
    }

    /// <summary>At midnight the counter stands out above the state 16 hours later, so that the hour before it has but its share of
    /// seventeen, until one in between says that it was right.</summary>
    [Fact]
    public async Task A_late_state_in_a_long_gap_changes_the_hour_before_the_gap_though_that_lies_in_another_day()
    {
        await tenant.Quantify(1, Counter(
            [.. Enumerable.Range(0, 24).Select(hour => (Midnight.AddHours(hour), 1_000.0 + hour)), (Midnight.AddHours(24), 1_040.0), .. Enumerable.Range(40, 8).Select(hour => (Midnight.AddHours(hour), 990.0 + hour))]));
        await tenant.EstimateNothing();
        await tenant.ComputeKpis();
        Assert.Equal(23 + (7 / 17.0), tenant.Kpi(KpiDefinitions.Energy, "2026-02-02")!.Value!.Value, 6);

        await tenant.Quantify(2, Counter([(Midnight.AddHours(32), 1_045.0)]));
        await tenant.ComputeKpis();

        Assert.Equal(23 + 17, tenant.Kpi(KpiDefinitions.Energy, "2026-02-02")!.Value!.Value, 6);
    }

    /// <summary>A counter with faults of all kinds, and hours with a counter beside them that they do not always fit, cut into
    /// requests at random, delivered and computed in random order.</summary>
    [Fact]
    public async Task Counters_with_faults_give_the_same_hours_rules_and_figures_in_whatever_order_they_come() =>
        await Gen.Select(Gen.Int[0, 1_000], Gen.Int[3, 40].Array[30]).SampleAsync(async (seed, cuts) =>
        {
            var random = new Random(seed);
            List<byte[]> requests = [.. Cut(Faulty(random), cuts), .. Beside(random)];
            var inOrder = await Content([.. Enumerable.Range(0, requests.Count)], requests, _ => true);
            Assert.NotEmpty(inOrder);
            int[] order = [.. Enumerable.Range(0, requests.Count)];
            random.Shuffle(order);
            Assert.Equal(inOrder, await Content(order, requests, i => i % 4 == 0));
        }, iter: 3, threads: 1);

    [Fact]
    public async Task Hours_and_the_counter_of_one_meter_give_the_same_hours_rules_and_figures_in_whatever_order_they_come()
    {
        byte[] States(int from, int to) => Counter(Enumerable.Range(from, to - from).Select(hour => (Midnight.AddHours(hour), 500 + (1.1 * hour))));
        const int Half = Days * 12;
        List<byte[]> requests =
        [
            States(0, Half), TestRequest.OfShops(Hours(count: Half)), States(Half, Days * 24), TestRequest.OfShops(Hours(from: Half, count: Half - 5)),
        ];
        var inOrder = await Content([0, 1, 2, 3], requests, _ => true);

        Assert.Contains("477 energy_register", inOrder, StringComparison.Ordinal);
        Assert.Equal(inOrder, await Content([1, 0, 3, 2], requests, _ => true));
        Assert.Equal(inOrder, await Content([0, 2, 3, 1], requests, _ => true));
        Assert.Equal(inOrder, await Content([2, 0, 1, 3], requests, i => i == 0));
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(1, 1.1, true)]
    [InlineData(24, 1, false)]
    [InlineData(24, 1.1, true)]
    public async Task Hours_that_do_not_add_up_to_the_counter_beside_them_are_for_review(int everyHours, double factor, bool isFaulty)
    {
        await Schema(tenant, Display, "display");
        await tenant.Quantify(1, Hours());
        await tenant.Quantify(2, Messages([.. Enumerable.Range(0, (Days * 24 / everyHours) + 1).Select(i => i * everyHours)
            .Select(hour => (hour, new[] { ("display", Number(500 + (factor * hour))) }))]));
        await tenant.ComputeKpis();

        var energy = tenant.Rows<SeriesRow>().Single(series => series.Quantity == Quantities.Energy).Id;
        var day = tenant.Rows<SeriesDayRow>().Single(day => day.SeriesId == energy && day.LocalDay == First.AddDays(3));
        Assert.Equal(isFaulty ? (0xFFFFFF, VecRule.Bit(VecRule.SumCheck)) : (0, 0), (day.ReviewHours, day.Rules));
        Assert.Equal(24, tenant.Kpi(KpiDefinitions.Energy, "2026-02-05")!.Value!.Value, 6);
    }

    [Fact]
    public async Task A_late_state_of_the_counter_judges_the_hours_before_it_as_one_in_time_does()
    {
        await Schema(tenant, Display, "display");
        await tenant.Quantify(1, Hours());
        await tenant.Quantify(2, Messages((24, [("display", "500")])));
        await tenant.ComputeKpis();
        Assert.DoesNotContain(tenant.Rows<SeriesDayRow>(), day => day.ReviewHours != 0);

        await tenant.Quantify(3, Messages((48, [("display", "530")])));
        await tenant.ComputeKpis();

        var doubted = Assert.Single(tenant.Rows<SeriesDayRow>(), day => day.ReviewHours != 0);
        Assert.Equal((First.AddDays(1), VecRule.Bit(VecRule.SumCheck)), (doubted.LocalDay, doubted.Rules));
    }

    [Theory]
    [InlineData(1.7320508, 400, 6235, false)]
    [InlineData(1.7320508, 400, 5000, true)]
    [InlineData(3, 230, 6210, false)]
    [InlineData(1, 230, 6210, true)]
    public async Task Power_that_does_not_fit_voltage_current_and_power_factor_is_for_review(double phases, double voltage, double watt, bool isFaulty)
    {
        await Electric(voltage, watt);
        await tenant.ComputeKpis();
        Assert.DoesNotContain(tenant.Rows<SeriesDayRow>(), day => day.ReviewHours != 0);

        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Id);
        var asset = tenant.Rows<AssetRow>().Single(asset => asset.Id == tenant.AssetOf("477")).Code;
        var set = await tenant.Platform.Get<IAssetTraits>().Set("20", null, asset, AssetTraits.PhaseFactor, First.AddDays(1), phases, "plan", TestContext.Current.CancellationToken);
        Assert.Equal(AdministrationOutcome.Done, set.Outcome);
        await tenant.ComputeKpis();

        var power = tenant.Rows<SeriesRow>().Single(series => series.Quantity == Quantities.Power).Id;
        var days = tenant.Rows<SeriesDayRow>().Where(day => day.SeriesId == power && day.ValidHours != 0).OrderBy(day => day.LocalDay).ToList();
        Assert.Equal(0, days[0].ReviewHours);
        Assert.All(days.Skip(1), day => Assert.Equal(isFaulty ? (0xFFFFFF, VecRule.Bit(VecRule.Physics)) : (0, 0), (day.ReviewHours, day.Rules)));
    }

    [Fact]
    public async Task Power_may_miss_voltage_and_current_by_as_much_as_somebody_wrote()
    {
        await Electric(230, 5_500);
        await tenant.ComputeKpis();
        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Id);
        await tenant.Platform.Get<IAssetTraits>().Set(
            "20", null, tenant.Rows<AssetRow>().Single(asset => asset.Id == tenant.AssetOf("477")).Code, AssetTraits.PhaseFactor, First, 3, "plan", TestContext.Current.CancellationToken);
        await tenant.ComputeKpis();
        Assert.Contains(tenant.Rows<SeriesDayRow>(), day => day.ReviewHours != 0);

        var set = await tenant.Platform.Get<ISeriesLimits>().Set(
            "20", new SeriesLimitDraft("477", Quantities.Power, First, null, null, ZeroIsMissing: false, Estimates: true, "old transformer", 0.15), TestContext.Current.CancellationToken);
        Assert.Equal(AdministrationOutcome.Done, set.Outcome);
        await tenant.ComputeKpis();

        Assert.DoesNotContain(tenant.Rows<SeriesDayRow>(), day => day.ReviewHours != 0);
    }

    private static async Task<QuantifiedTenant> Tenant()
    {
        var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        return tenant;
    }

    private async Task Electric(double voltage, double watt)
    {
        await Schema(
            tenant,
            """{"meterField":null,"startField":null,"endField":null,"fields":[{"field":"p","quantity":"power","unit":"W","kind":"mean","medium":"power"},{"field":"u","quantity":"voltage","unit":"V","kind":"mean","medium":"power"},{"field":"i","quantity":"current","unit":"A","kind":"mean","medium":"power"},{"field":"cos","quantity":"power_factor","unit":"1","kind":"mean","medium":"power"}]}""",
            "p", "u", "i", "cos");
        await tenant.Quantify(1, Messages([.. Enumerable.Range(0, 3 * 24).Select(hour => (hour, new[]
        {
            ("p", Number(watt + (hour % 7))), ("u", Number(voltage)), ("i", "10.01"), ("cos", "0.9"),
        }))]));
    }

    private static async Task Schema(QuantifiedTenant tenant, string mapping, params string[] fields)
    {
        var elements = string.Concat(fields.Select(field => $"<xs:element name='{field}' type='xs:double'/>"));
        var put = await tenant.Platform.Get<ISchemaCatalogue>().Put(
            new SchemaDraft(
                "20", "EXTRA", "1",
                $"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='gcontent'><xs:complexType><xs:sequence>{elements}</xs:sequence></xs:complexType></xs:element></xs:schema>",
                mapping),
            TestContext.Current.CancellationToken);
        Assert.Equal(AdministrationOutcome.Done, put.Outcome);
        tenant.Platform.Get<ChangeWatch>().Look();
    }

    /// <summary>1 kWh an hour.</summary>
    private static double[] States(double from) => [.. Enumerable.Range(0, (Days * 24) + 1).Select(hour => from + hour)];

    private static byte[] Counter(double[] states) => Counter([.. states.Select((state, hour) => (Midnight.AddHours(hour), state))]);

    private static byte[] Counter(IEnumerable<(DateTimeOffset At, double State)> states) => TestRequest.OfHeads("001", "002", [.. states.Select(
        one => ("GW1", one.At, new[] { ("ID_Meter_consumption", "477"), ("Consumer_measure", Number(one.State)) }))]);

    private static IEnumerable<ShopHour> Hours(string meter = "477", int from = 0, int count = Days * 24, double energy = 1) =>
        Enumerable.Range(from, count).Select(hour => ShopHour.Of(meter, Midnight.AddHours(hour), energy + (((hour % 2) - 0.5) / 1000)));

    private static byte[] Messages(params (int Hour, (string, string)[] Fields)[] messages) => Messages("477", messages);

    private static byte[] Messages(string meter, params (int Hour, (string, string)[] Fields)[] messages) =>
        TestRequest.OfHeads("EXTRA", "1", [.. messages.Select(one => (meter, Midnight.AddHours(one.Hour), one.Fields))]);

    /// <summary>Two weeks of hours of another meter, some days with a tenth more than its counter says, which is read
    /// every hour, every third one or once a day.</summary>
    private static IEnumerable<byte[]> Beside(Random random)
    {
        for (var day = 0; day < 14; day++)
        {
            var (first, every) = (day * 24, random.Next(3) switch { 0 => 1, 1 => 3, _ => 24 });
            yield return TestRequest.OfShops(Hours("478", first, 24, random.Next(3) == 0 ? 1.1 : 1));
            yield return Messages("478", [.. Enumerable.Range(0, 24 / every).Select(i => first + (i * every)).Where(_ => random.Next(12) > 0)
                .Select(hour => (hour, new[] { ("display", Number(random.Next(60) == 0 ? 500 : 800 + hour)) }))]);
        }
    }

    /// <summary>Two weeks of readings at quarters, halves and hours, off the hour, over a roll-over, with dips, spikes,
    /// resets and gaps of up to two days.</summary>
    private static List<(DateTimeOffset At, double State)> Faulty(Random random)
    {
        var states = new List<(DateTimeOffset, double)>();
        var (at, state) = (Midnight.AddMinutes(random.Next(60)), 99_800.0);
        while (at < Midnight.AddDays(14))
        {
            var minutes = random.Next(100) == 0 ? 60 * random.Next(4, 49) : 15 * random.Next(1, 5);
            at = at.AddMinutes(minutes);
            state += random.Next(0, 2_000) / 1000.0 * minutes / 60;
            state = random.Next(400) == 0 ? random.Next(50) : state % 100_000;
            if (random.Next(30) > 0)
            {
                states.Add((at, Math.Round(Math.Max(0, random.Next(50) == 0 ? state + random.Next(-300, 300) : state), 3)));
            }
        }

        return states;
    }

    private static List<byte[]> Cut(List<(DateTimeOffset, double)> states, int[] cuts)
    {
        var requests = new List<byte[]>();
        for (var (at, cut) = (0, 0); at < states.Count; at += cuts[cut++ % cuts.Length])
        {
            requests.Add(Counter(states.Skip(at).Take(cuts[cut % cuts.Length])));
        }

        return requests;
    }

    private static async Task<string> Content(int[] order, List<byte[]> requests, Func<int, bool> computesAfter)
    {
        await using var tenant = await Tenant();
        await Schema(tenant, Display, "display");
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
        var meters = tenant.Rows<MeterRow>().ToDictionary(meter => meter.Id, meter => meter.Source);
        var series = tenant.Rows<SeriesRow>().ToDictionary(one => one.Id, one => $"{meters[one.MeterId]} {one.Quantity}");
        return string.Join('\n', tenant.Rows<CheckedHourRow>().OrderBy(h => (h.StartAt, series[h.SeriesId]))
                .Select(h => string.Create(CultureInfo.InvariantCulture, $"{series[h.SeriesId]} {h.StartAt:O} {h.Value:R} {h.Flags} {h.Rule} {h.Method}")))
            + string.Join('\n', tenant.Rows<SeriesDayRow>().Where(d => d.ValidHours + d.FilledHours + d.Rules != 0).OrderBy(d => (d.LocalDay, series[d.SeriesId]))
                .Select(d => string.Create(CultureInfo.InvariantCulture, $"{series[d.SeriesId]} {d.LocalDay:O} {d.ValidHours} {d.EstimatedHours} {d.FilledHours} {d.RejectedHours} {d.ReviewHours} {d.Rules}")))
            + string.Join('\n', tenant.Rows<KpiRow>().Where(k => k.ValidIntervals > 0).OrderBy(k => (k.AssetId, k.DefinitionId, k.Resolution, k.PeriodStart))
                .Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.AssetId} {k.DefinitionId} {k.Resolution} {k.PeriodStart:O} {k.Value:R} {k.ValidIntervals} {k.EstimatedIntervals}")));
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
