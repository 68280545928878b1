using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Web.Shell;

namespace UrbGrade.Tests.Web.Shell;

/// <summary>Whoever changed something sees the change, however late the answer to a timed reading from before comes.</summary>
public sealed class RefreshedComponentTests : BunitContext
{
    private readonly FakeTimeProvider clock = new();

    public RefreshedComponentTests()
    {
        Services.AddSingleton<TimeProvider>(clock);
        AddBunitPersistentComponentState();
    }

    [Fact]
    public async Task A_timed_reading_that_answers_late_does_not_take_the_place_of_what_was_read_after_a_change()
    {
        var slow = new TaskCompletionSource<string>();
        var answer = slow.Task;
        var page = Render<Reader>(parameters => parameters.Add(reader => reader.Answer, () => answer));
        clock.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Equal(1, page.Instance.Asked));

        answer = Task.FromResult("after the change");
        var changed = page.Find("button").ClickAsync();
        await page.InvokeAsync(() => slow.SetResult("before the change"));
        await changed;

        Assert.Equal(2, page.Instance.Asked);
        Assert.Equal("after the change", page.Find("p").TextContent);
    }

    public sealed class Reader(TimeProvider clock) : RefreshedComponent(clock, TimeSpan.FromSeconds(2))
    {
        private string text = "";

        [Parameter]
        public Func<Task<string>> Answer { get; set; } = default!;

        /// <summary>How often it was read.</summary>
        public int Asked { get; private set; }

        protected override async Task Read()
        {
            Asked++;
            text = await Latest(Answer());
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, text);
            builder.CloseElement();
            builder.OpenElement(2, "button");
            builder.AddAttribute(3, "onclick", EventCallback.Factory.Create(this, Refresh));
            builder.CloseElement();
        }
    }
}
