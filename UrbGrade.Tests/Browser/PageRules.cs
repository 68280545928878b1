using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace UrbGrade.Tests.Browser;

/// <summary>What holds on every page.</summary>
internal static class PageRules
{
    /// <summary>Just above and below the widths at which the menu goes above the page and tables turn into cards: there they have the least room.</summary>
    private static readonly int[] Between = [1250, 1000, 930, 928];

    // A page that could not be shown, or a chart on it; or the way in, where somebody was not let to the page that was asked for.
    private const string Failure = """
        () => document.querySelector('[data-failure]')?.dataset.failure
          ?? (document.querySelector(':is(ug-chart, ug-heat)[data-state=failed]') ? 'chart' : document.querySelector('main input[autocomplete=current-password]') ? 'sign-in' : null)
        """;

    /// <summary>All of them; a picture of the page is kept under a name.</summary>
    /// <param name="failure">What the page is about, where it is there for what went wrong, or for signing in: <c>failed</c>,
    /// <c>not-found</c>, <c>denied</c>, <c>chart</c>, <c>sign-in</c>.</param>
    public static async Task Hold(IPage page, string name, string? failure = null)
    {
        await BrowserFixture.Photograph(page, name);
        await HasNoViolation(page, failure);
        await IsWhole(page);
        Assert.Empty(await SmallTargets(page));
    }

    /// <summary>All of them wide and light, and narrow and dark; no violation the other way round either, with all open that
    /// opens, since what is there depends on the width and its colours on the mode.</summary>
    /// <param name="failure">As of <see cref="Hold"/>.</param>
    public static async Task HoldInEveryLook(VisitedPage visited, string name, string? failure = null)
    {
        await Hold(visited.Page, $"{name}-1280-light", failure);
        await visited.LookAgain(1280, isDark: true);
        await HasNoViolationOpen(visited.Page, failure);
        foreach (var width in Between)
        {
            await visited.LookAgain(width, isDark: false);
            await IsWhole(visited.Page);
        }

        await visited.LookAgain(320, isDark: true);
        await Hold(visited.Page, $"{name}-320-dark", failure);
        await visited.LookAgain(320, isDark: false);
        await HasNoViolationOpen(visited.Page, failure);
    }

    /// <summary>Nothing that keeps somebody from reading or using it; and it is the page that was meant, as that which
    /// says why there is none has no violation either.</summary>
    /// <param name="failure">As of <see cref="Hold"/>.</param>
    public static async Task HasNoViolation(IPage page, string? failure = null)
    {
        Assert.Equal(failure, await page.EvaluateAsync<string?>(Failure));
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },

            // What is right is told of each element too, which takes longer on a large table than looking at it.
            ResultTypes = [ResultType.Violations],
        });
        Assert.Empty(result.Violations.Select(found => $"{found.Id}: {found.Nodes[0].Html}"));
    }

    private static async Task HasNoViolationOpen(IPage page, string? failure)
    {
        await Unfold(page);
        await HasNoViolation(page, failure);
        await Fold(page);
    }

    /// <summary>Opens all that unfolds.</summary>
    private static async Task Unfold(IPage page)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('details:not([open])').forEach(part => { part.open = true; part.dataset.looked = ''; })");
        await page.WaitForFunctionAsync("() => !document.querySelector('details[open] [aria-busy=true]')");
    }

    private static Task Fold(IPage page) =>
        page.EvaluateAsync("() => document.querySelectorAll('details[data-looked]').forEach(part => { part.open = false; delete part.dataset.looked; })");

    /// <summary>Nothing lies beside the window, nor beside its region in a table that turns into cards on a phone:
    /// whoever reads it does not expect to scroll.</summary>
    private static async Task IsWhole(IPage page)
    {
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.scroll:has(> table.cards)')].filter(e => e.scrollWidth > e.clientWidth + 1)
              .map(e => `${innerWidth} px: ${e.querySelector('th')?.innerText} and the columns beside it are ${e.scrollWidth} px wide in ${e.clientWidth} px`)
            """));
    }

    /// <summary>What is pressed with less than a finger's room (WCAG 2.2: 2.5.8): links within a sentence may be as high as its line, and areas of a map are
    /// as large as they are. What is folded away counts.</summary>
    internal static async Task<string[]> SmallTargets(IPage page)
    {
        await Unfold(page);
        var small = await MeasureTargets(page);
        await Fold(page);
        return small;
    }

    private static Task<string[]> MeasureTargets(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const targets = 'a, button, input, select, summary, textarea, [tabindex="0"]:not(path), [role=gridcell], .pin';
          const isInSentence = e => {
            const around = e.closest('p')?.cloneNode(true);
            around?.querySelectorAll(targets).forEach(target => target.remove());
            return Boolean(around?.textContent.trim());
          };
          return [...document.querySelectorAll(targets)].filter(e => {
            const box = e.getBoundingClientRect();
            return box.width > 0 && box.height > 0 && e.type !== 'hidden' && !isInSentence(e)
              && (getComputedStyle(e).position !== 'absolute' || e.matches('.pin')) && (box.width < 24 || box.height < 24);
          }).map(e => e.outerHTML.slice(0, 100));
        }
        """);
}
