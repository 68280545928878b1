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
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        Assert.Empty(await SmallTargets(page));
    }

    public static async Task HasNoViolation(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },

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
