using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using UrbGrade.Web.Shell;

namespace UrbGrade.Tests.Web.Shell;

/// <summary>What prerendering read is not read again by the live page.</summary>
public sealed class ReadOnceComponentTests : BunitContext
{
    private readonly Bunit.TestDoubles.BunitPersistentComponentState state;

    public ReadOnceComponentTests() => state = AddBunitPersistentComponentState();

    [Fact]
    public void A_live_page_takes_over_what_prerendering_read()
    {
        var prerendered = Prerender<Reader>(parameters => parameters.Add(reader => reader.Asked, "a"));
        state.TriggerOnPersisting();
        var live = Render<Reader>(parameters => parameters.Add(reader => reader.Asked, "a"));

        Assert.Equal((1, "a read"), (prerendered.Instance.Reads, prerendered.Instance.Value));
        Assert.Equal((0, "a read"), (live.Instance.Reads, live.Instance.Value));
    }

    [Fact]
    public void What_is_asked_for_later_or_otherwise_is_read()
    {
        Prerender<Reader>(parameters => parameters.Add(reader => reader.Asked, "a"));
        state.TriggerOnPersisting();
        var live = Render<Reader>(parameters => parameters.Add(reader => reader.Asked, "b"));
        Assert.Equal((1, "b read"), (live.Instance.Reads, live.Instance.Value));

        live.Render(parameters => parameters.Add(reader => reader.Asked, "a"));
        Assert.Equal((2, "a read"), (live.Instance.Reads, live.Instance.Value));
    }

    [Theory]
    [InlineData(30_000, 0)]
    [InlineData(40_000, 1)]
    public void A_value_that_is_too_large_to_be_carried_is_read_again(int length, int reads)
    {
        var asked = new string('x', length);
        Prerender<Reader>(parameters => parameters.Add(reader => reader.Asked, asked).Add(reader => reader.IsShort, true));
        state.TriggerOnPersisting();
        var live = Render<Reader>(parameters => parameters.Add(reader => reader.Asked, asked).Add(reader => reader.IsShort, true));

        Assert.Equal((reads, asked + " read"), (live.Instance.Reads, live.Instance.Value));
    }

    [Fact]
    public void Many_values_of_one_component_are_carried_up_to_a_sum()
    {
        Prerender<ManyReader>(_ => { });
        state.TriggerOnPersisting();

        Assert.Equal(3, Render<ManyReader>().Instance.Reads);
    }

    [Fact]
    public void A_number_that_json_has_no_word_for_does_not_fail_the_page()
    {
        Prerender<NumberReader>(_ => { });
        state.TriggerOnPersisting();

        Assert.Equal(1, Render<NumberReader>().Instance.Reads);
    }

    [Fact]
    public void A_value_that_leads_back_to_itself_does_not_fail_the_page()
    {
        Prerender<CircleReader>(_ => { });
        state.TriggerOnPersisting();

        Assert.Equal(1, Render<CircleReader>().Instance.Reads);
    }

    [Fact]
    public void What_a_process_of_another_release_prerendered_in_another_shape_is_read_again()
    {
        state.Persist("Reader.value", "no answer with its question");
        var live = Render<Reader>(parameters => parameters.Add(reader => reader.Asked, "a"));

        Assert.Equal((1, "a read"), (live.Instance.Reads, live.Instance.Value));
    }

    [Fact]
    public void A_live_page_that_was_put_away_reads_anew_when_its_reader_returns()
    {
        Render<Reader>(parameters => parameters.Add(reader => reader.Asked, "a"));
        state.TriggerOnPersisting();

        Assert.Equal(1, Render<Reader>(parameters => parameters.Add(reader => reader.Asked, "a")).Instance.Reads);
    }

    /// <summary>As an answer to a request, which a live page has none of.</summary>
    private IRenderedComponent<TComponent> Prerender<TComponent>(Action<ComponentParameterCollectionBuilder<TComponent>> parameters)
        where TComponent : IComponent => Render<TComponent>(given => parameters(given.AddCascadingValue<HttpContext>(new DefaultHttpContext())));

    public sealed class Reader : ReadOnceComponent
    {
        [Parameter]
        public string Asked { get; set; } = "";

        /// <summary>Whether the question is not carried beside the answer.</summary>
        [Parameter]
        public bool IsShort { get; set; }

        public int Reads { get; private set; }

        public string? Value { get; private set; }

        protected override async Task OnParametersSetAsync() => Value = await ReadOnce("value", IsShort ? null : Asked, () =>
        {
            Reads++;
            return Task.FromResult(Asked + " read");
        });
    }

    /// <summary>Eight values of 12,000 characters, of which five are below 64 KiB.</summary>
    public sealed class ManyReader : ReadOnceComponent
    {
        public int Reads { get; private set; }

        protected override async Task OnInitializedAsync()
        {
            for (var value = 0; value < 8; value++)
            {
                await ReadOnce($"value {value}", null, () =>
                {
                    Reads++;
                    return Task.FromResult(new string('x', 12_000));
                });
            }
        }
    }

    public sealed class CircleReader : ReadOnceComponent
    {
        public int Reads { get; private set; }

        protected override async Task OnInitializedAsync() => await ReadOnce("value", null, () =>
        {
            Reads++;
            var circle = new Circle();
            circle.Next = circle;
            return Task.FromResult(circle);
        });
    }

    public sealed class Circle
    {
        public Circle? Next { get; set; }
    }

    public sealed class NumberReader : ReadOnceComponent
    {
        public int Reads { get; private set; }

        protected override async Task OnInitializedAsync() => await ReadOnce("value", null, () =>
        {
            Reads++;
            return Task.FromResult(double.NaN);
        });
    }
}
