using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Shell;

namespace UrbGrade.Tests.Web.Shell;

/// <summary>Whoever asks for something else sees that, however late the answer to the first comes.</summary>
public sealed class LeavableComponentTests : BunitContext
{
    private readonly Dictionary<string, TaskCompletionSource<string>> answers = new() { ["month"] = new(), ["year"] = new() };

    [Fact]
    public async Task A_slow_answer_to_an_earlier_filter_does_not_take_the_place_of_a_later_one()
    {
        var page = Ask("month");
        page.Render(parameters => parameters.Add(reader => reader.Asked, "year"));
        await page.InvokeAsync(() => answers["year"].SetResult("of the year"));
        await page.InvokeAsync(() => answers["month"].SetResult("of the month"));

        Assert.Equal("of the year", page.Find("p").TextContent);
        Assert.Equal(["year"], page.Instance.Shown);
    }

    [Fact]
    public async Task What_is_read_for_an_earlier_filter_is_told_to_stop()
    {
        var page = Ask("month");
        var first = page.Instance.Given;
        page.Render(parameters => parameters.Add(reader => reader.Asked, "year"));
        Assert.True(first.IsCancellationRequested);
        var last = page.Instance.Given;
        Assert.False(last.IsCancellationRequested);

        await DisposeComponentsAsync();
        Assert.True(last.IsCancellationRequested);
    }

    [Fact]
    public async Task What_its_reader_waits_for_no_longer_is_not_shown_and_another_filter_is_read_again()
    {
        var page = Ask("month");
        page.Instance.Stop();
        Assert.True(page.Instance.Given.IsCancellationRequested);
        Assert.True(page.Instance.IsStopped);
        await page.InvokeAsync(() => answers["month"].SetResult("of the month"));
        Assert.Equal("", page.Find("p").TextContent);

        page.Render(parameters => parameters.Add(reader => reader.Asked, "year"));
        Assert.False(page.Instance.IsStopped);
        await page.InvokeAsync(() => answers["year"].SetResult("of the year"));
        Assert.Equal("of the year", page.Find("p").TextContent);
    }

    [Fact]
    public async Task Who_leaves_has_not_stopped_waiting()
    {
        var page = Ask("month").Instance;
        await DisposeComponentsAsync();

        Assert.False(page.IsStopped);
        Assert.True(page.Given.IsCancellationRequested);
    }

    [Fact]
    public async Task An_earlier_filter_that_fails_late_does_not_fail_the_page()
    {
        var page = Ask("month");
        page.Render(parameters => parameters.Add(reader => reader.Asked, "year"));
        await page.InvokeAsync(() => answers["year"].SetResult("of the year"));
        await page.InvokeAsync(() => answers["month"].SetException(new InvalidOperationException("the database stopped the query")));

        Assert.Equal("of the year", page.Find("p").TextContent);
    }

    [Fact]
    public async Task A_filter_that_fails_while_it_is_the_last_one_fails_the_page()
    {
        var page = Ask("month");
        await page.InvokeAsync(() => answers["month"].SetException(new InvalidOperationException("no database")));

        Assert.Equal("no database", (await Renderer.UnhandledException).Message);
    }

    [Fact]
    public async Task A_page_that_is_drawn_again_with_the_same_filter_goes_on_reading()
    {
        var page = Ask("month");
        page.Render(parameters => parameters.Add(reader => reader.Asked, "month"));
        await page.InvokeAsync(() => answers["month"].SetResult("of the month"));

        Assert.Equal("of the month", page.Find("p").TextContent);
        Assert.Equal(["month"], page.Instance.Shown);
    }

    [Fact]
    public async Task A_page_whose_reader_had_left_gave_the_focus_to_what_was_gone()
    {
        var browser = new Browser();
        var page = Ask("month").Instance;
        await page.GiveFocus(browser.Element);
        Assert.Equal(1, browser.Asked);
        await DisposeComponentsAsync();
        await page.GiveFocus(browser.Element);

        Assert.Equal(1, browser.Asked);
    }

    [Fact]
    public async Task A_reader_who_leaves_meanwhile_and_an_element_that_goes_do_not_fail_the_page()
    {
        var page = Ask("month").Instance;
        var (left, gone) = (new Browser(new JSDisconnectedException("The circuit has disconnected.")), new Browser(new JSException("Unable to focus an invalid element.")));
        await page.GiveFocus(left.Element);
        await page.GiveFocus(gone.Element);

        Assert.Equal((1, 1), (left.Asked, gone.Asked));
    }

    /// <summary>One that did not would show the first answer under the second filter.</summary>
    [Fact]
    public void Every_component_that_reads_what_its_parameters_ask_for_says_what_it_is_asked()
    {
        var web = Path.Combine(Checkout.Root, "UrbGrade.Web");
        var sources = new[] { "*.razor", "*.cs" }.SelectMany(pattern => Directory.EnumerateFiles(web, pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file)))
            .Where(source => source.Text.Contains(" OnParametersSetAsync()", StringComparison.Ordinal)).ToList();

        Assert.True(sources.Count > 30, $"Only {sources.Count} components were found.");
        Assert.Empty(sources.Where(source => !source.Text.Contains("IsAnother(", StringComparison.Ordinal)).Select(source => source.Name));
    }

    private IRenderedComponent<Reader> Ask(string filter) =>
        Render<Reader>(parameters => parameters.Add(reader => reader.Asked, filter).Add(reader => reader.Answer, asked => answers[asked].Task));

    public sealed class Reader : LeavableComponent
    {
        private string text = "";

        [Parameter]
        public string Asked { get; set; } = "";

        [Parameter]
        public Func<string, Task<string>> Answer { get; set; } = default!;

        /// <summary>Gives an element the focus.</summary>
        public Task GiveFocus(ElementReference element) => Focus(element);

        /// <summary>What the last reading was started with.</summary>
        public CancellationToken Given { get; private set; }

        /// <summary>Filters whose answer came to be shown.</summary>
        public List<string> Shown { get; } = [];

        protected override async Task OnParametersSetAsync()
        {
            if (!IsAnother(Asked))
                return;
            var asked = Asked;
            Given = Asking;
            text = await Latest(Answer(asked));
            Shown.Add(asked);
        }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, text);
            builder.CloseElement();
        }
    }

    /// <summary>Counts how often it is asked to give an element the focus.</summary>
    private sealed class Browser(Exception? failure = null) : IJSRuntime
    {
        public ElementReference Element => new("place", new WebElementReferenceContext(this));

        public int Asked { get; private set; }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Asked++;
            if (failure is not null)
                throw failure;
            return default;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }
}
