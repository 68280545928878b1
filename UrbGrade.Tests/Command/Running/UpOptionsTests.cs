using UrbGrade.Command;
using UrbGrade.Command.Running;

namespace UrbGrade.Tests.Command.Running;

public sealed class UpOptionsTests
{
    private static readonly UpOptions Plain = new("demo", Real: null, Clean: false, Port: null, Shops: null, Days: null);
    private static readonly DateOnly Today = new(2026, 3, 20);

    [Fact]
    public void A_new_demo_has_a_year_of_sixteen_shops_and_holds_back_days_to_follow()
    {
        var state = Plain.Begin(Today);

        Assert.Equal((365, 16), (state.Days, state.Shops));
        Assert.Equal(new DateOnly(2026, 3, 12), state.To);
    }

    [Fact]
    public void Real_series_are_replayed_within_the_year_that_they_cover()
    {
        var state = (Plain with { Real = "series" }).Begin(Today);

        Assert.Equal((new DateOnly(2019, 1, 1), new DateOnly(2019, 12, 24)), (state.From, state.To));
    }

    [Fact]
    public void A_demo_goes_on_with_what_it_was_begun_with() =>
        Plain.RequireSame((Plain with { Days = 90, Shops = 3 }).Begin(Today));

    [Theory]
    [InlineData(365)]
    [InlineData(1000)]
    public void A_demo_of_all_real_days_goes_on_with_the_same_words(int days)
    {
        var asked = Plain with { Real = "series", Days = days };

        asked.RequireSame(asked.Begin(Today));
    }

    [Fact]
    public void A_demo_of_some_real_days_is_not_taken_for_one_of_more()
    {
        var begun = (Plain with { Real = "series", Days = 30 }).Begin(Today);

        var failure = Assert.Throws<CommandFailedException>(() => (Plain with { Real = "series", Days = 60 }).RequireSame(begun));

        Assert.Contains("30 days", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_shops_does_not_go_with_real_series()
    {
        var failure = Assert.Throws<CommandFailedException>((Plain with { Real = "series", Shops = 3 }).RequireSense);

        Assert.Contains("--shops", failure.Message, StringComparison.Ordinal);
        (Plain with { Shops = 3 }).RequireSense();
    }

    [Theory]
    [InlineData(4, null, null, "16 shops")]
    [InlineData(null, 30, null, "365 days")]
    [InlineData(null, null, "series", "simulated shops")]
    public void A_demo_that_was_begun_otherwise_is_refused_with_the_way_out(int? shops, int? days, string? real, string holds)
    {
        var begun = Plain.Begin(Today);

        var failure = Assert.Throws<CommandFailedException>(() => (Plain with { Shops = shops, Days = days, Real = real }).RequireSame(begun));

        Assert.Contains(holds, failure.Message, StringComparison.Ordinal);
        Assert.Contains("--clean", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_state_survives_being_written_and_read()
    {
        using var checkout = new TemporaryCheckout();
        var file = Path.Combine(checkout.Root, "demo.json");
        var state = (Plain with { Real = "series" }).Begin(Today);
        state.Write(file);

        Assert.Equal(state, DemoState.Read(file));
    }

    [Fact]
    public void A_state_that_cannot_be_read_is_told_with_the_way_out()
    {
        using var checkout = new TemporaryCheckout();
        var file = Path.Combine(checkout.Root, "demo.json");
        File.WriteAllText(file, "{ \"shops\": ");

        var failure = Assert.Throws<CommandFailedException>(() => DemoState.Read(file));

        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        Assert.Contains("--clean", failure.Message, StringComparison.Ordinal);
    }
}
