using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace UrbGrade.Tests.Browser;

/// <summary>What holds on every page.</summary>
internal static class PageRules
{
    /// <summary>All of them; a picture of the page is kept under a name.</summary>
    public static async Task Hold(IPage page, string name)
    {
        await BrowserFixture.Photograph(page, name);
        await HasNoViolation(page);
        await IsWhole(page);
        Assert.Empty(await SmallTargets(page));
    }

    /// <summary>All of them wide and light, and narrow and dark; contrast the other way round as well, since what is there depends on the width and its colours on the mode.</summary>
    public static async Task HoldInEveryLook(VisitedPage visited, string name)
    {
        await Hold(visited.Page, $"{name}-1280-light");
        await visited.LookAgain(1280, isDark: true);
        await HasContrast(visited.Page);
        await visited.LookAgain(768, isDark: false);
        await IsWhole(visited.Page);
        await visited.LookAgain(320, isDark: true);
        await Hold(visited.Page, $"{name}-320-dark");
        await visited.LookAgain(320, isDark: false);
        await HasContrast(visited.Page);
    }

    public static Task HasNoViolation(IPage page) =>
        Holds(page, new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });

    /// <summary>Nothing lies beside the window, nor beside its region in a table that turns into cards on a phone: whoever reads it does not expect to scroll.</summary>
    private static async Task IsWhole(IPage page)
    {
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.scroll:has(> table.cards)')].filter(e => e.scrollWidth > e.clientWidth + 1)
              .map(e => `${innerWidth} px: ${e.querySelector('th')?.innerText} and the columns beside it are ${e.scrollWidth} px wide in ${e.clientWidth} px`)
            """));
    }

    private static Task HasContrast(IPage page) => Holds(page, new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] });

    private static async Task Holds(IPage page, RunOnlyOptions rules)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = rules,

            // What is right is told of each element too, which takes longer on a large table than looking at it.
            ResultTypes = [ResultType.Violations],
        });
        Assert.Empty(result.Violations.Select(found => $"{found.Id}: {found.Nodes[0].Html}"));
    }

    private static Task<string[]> SmallTargets(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('a, button, input, select, summary')].filter(e => {
          const box = e.getBoundingClientRect();
          return box.width > 0 && e.type !== 'hidden' && !e.closest('p') && getComputedStyle(e).position !== 'absolute'
            && (box.width < 24 || box.height < 24);
        }).map(e => e.outerHTML.slice(0, 100))
        """);
}
