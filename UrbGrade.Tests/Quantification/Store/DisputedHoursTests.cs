using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

public class DisputedHoursTests : IAsyncLifetime
{
    private const int Tenth = 1 << 10;

    private static readonly DateTimeOffset Midnight = When.Instant("2019-06-30T22:00:00Z");

    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task Two_values_of_an_hour_in_one_request_are_for_review_and_the_last_one_counts()
    {
        await tenant.QuantifyAndCompute(1, [.. Day(1), Hour(10, 5), Hour(10, 7), .. Day(1).Where(hour => hour.Start == Midnight)]);

        Assert.Equal((Tenth, VecRule.Bit(VecRule.Conflict)), Doubt());
        Assert.Equal(7, tenant.Rows<ReadingRow>().Single(r => r.StartAt == Midnight.AddHours(10)).Value);
        Assert.Equal([1.0, 5], tenant.Rows<ReadingRevisionRow>().OrderBy(r => r.Revision).Select(r => r.Value));
        Assert.Equal(23 + 7, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01")!.Value);
    }

    [Fact]
    public async Task A_later_request_of_the_same_sender_is_a_correction_and_no_doubt()
    {
        await tenant.QuantifyAndCompute(1, Day(1));
        await tenant.QuantifyAndCompute(2, Hour(10, 5));

        Assert.Equal((0, 0), Doubt());
    }

    /// <param name="isInOrder">Whether the request that came later is worked off later.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_sender_that_says_otherwise_is_for_review_in_whatever_order_they_come(bool isInOrder)
    {
        await tenant.Quantify(isInOrder ? 1 : 2, isInOrder ? Day(1) : [Hour(10, 5)]);
        await SentBy(isInOrder ? 1 : 2, "CN=utility");
        await tenant.ComputeKpis();
        await tenant.QuantifyAndCompute(isInOrder ? 2 : 1, isInOrder ? [Hour(10, 5)] : Day(1));

        Assert.Equal((Tenth, VecRule.Bit(VecRule.Conflict)), Doubt());
        Assert.Equal(5, tenant.Rows<ReadingRow>().Single(r => r.StartAt == Midnight.AddHours(10)).Value);
    }

    [Fact]
    public async Task A_renewed_certificate_is_the_same_sender()
    {
        await tenant.Change(context => context.AddRange(Certificate("one"), Certificate("two")));
        await tenant.Quantify(1, Day(1));
        await SentBy(1, "one");
        await tenant.Quantify(2, Hour(10, 5));
        await SentBy(2, "two");
        await tenant.ComputeKpis();

        Assert.Equal((0, 0), Doubt());
    }

    [Fact]
    public async Task An_interval_over_midnight_puts_all_its_hours_in_doubt_on_both_days()
    {
        static ShopHour Night(double energy) => new("477", Midnight.AddHours(22), Midnight.AddHours(26), energy);
        await tenant.QuantifyAndCompute(1, [.. Day(1).Where(hour => hour.Start < Midnight.AddHours(22)), Night(4), Night(8), Hour(26, 1)]);

        var conflict = VecRule.Bit(VecRule.Conflict) | VecRule.Bit(VecRule.SumOnly);
        Assert.Equal((0b11 << 22, conflict), Doubt());
        var next = tenant.Rows<SeriesDayRow>().Single(d => d.LocalDay == When.Day("2019-07-02"));
        Assert.Equal((0b11, conflict), (next.ReviewHours, next.Rules));
    }

    private GatewayCertificateRow Certificate(string thumbprint) => new()
    {
        TenantId = tenant.Id, Subject = "CN=gateway", Thumbprint = thumbprint, Der = [1], NotBefore = Midnight, NotAfter = Midnight.AddYears(1), AddedAt = Midnight,
    };

    private Task SentBy(long request, string thumbprint) => tenant.Change(context => context.Set<RawRequestRow>().Single(r => r.Id == request).CertificateThumbprint = thumbprint);

    private (int Hours, int Rules) Doubt()
    {
        var day = tenant.Rows<SeriesDayRow>().Single(d => d.LocalDay == When.Day("2019-07-01"));
        return (day.ReviewHours, day.Rules);
    }

    private static IEnumerable<ShopHour> Day(double energy) => Enumerable.Range(0, 24).Select(hour => Hour(hour, energy));

    private static ShopHour Hour(int hour, double energy) => ShopHour.Of("477", Midnight.AddHours(hour), energy);
}
