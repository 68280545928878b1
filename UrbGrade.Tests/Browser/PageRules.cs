using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace UrbGrade.Tests.Browser;

/// <summary>What holds on every page.</summary>
internal static class PageRules
{
    public static async Task HasNoViolation(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        });
        Assert.Empty(result.Violations.Select(found => $"{found.Id}: {found.Nodes[0].Html}"));
    }

    public static Task<string[]> SmallTargets(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('a, button, input, select, summary')].filter(e => {
          const box = e.getBoundingClientRect();
          return box.width > 0 && e.type !== 'hidden' && !e.closest('p') && getComputedStyle(e).position !== 'absolute'
            && (box.width < 24 || box.height < 24);
        }).map(e => e.outerHTML.slice(0, 100))
        """);
}
