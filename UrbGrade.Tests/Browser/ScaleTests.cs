using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Browser;

/// <summary>A hundred thousand lines, of which a reader sees a few at a time and a file has all.</summary>
public sealed class ScaleTests(BrowserFixture browser, ApiPlatform platform) : IClassFixture<BrowserFixture>, IClassFixture<ApiPlatform>
{
    private const int Lines = 100_000;
    private const int MostRows = 100;

    [Theory]
    [InlineData("/admin/audit?what=lamp.", "lamp.named", "PlatformAdministrator", null)]
    [InlineData("/ops/events?what=work.changed", "work.changed", "Operator", ApiPlatform.Own)]
    public async Task A_hundred_thousand_events_are_read_page_by_page_and_handed_out_whole_without_formulas(string path, string what, string role, string? tenant)
    {
        await Happen(what);
        await using var visited = await browser.OpenOn(platform, $"scale-{role}@urbgrade.example".ToLowerInvariant(), role, tenant);
        var page = visited.Page;
        var asked = TimeProvider.System.GetTimestamp();
        await page.GotoAsync(path);
        await page.Locator("main tbody tr").First.WaitForAsync();
        TestContext.Current.SendDiagnosticMessage("The first of {0} events were there after {1}.", Lines, TimeProvider.System.GetElapsedTime(asked));

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var pages = 0; pages < 3; pages++)
        {
            var rows = await page.Locator("main tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.id)");
            Assert.InRange(rows.Length, 1, MostRows);
            Assert.All(rows, row => Assert.True(seen.Add(row), $"{row} is shown twice."));
            Assert.InRange(await page.Locator("tr").CountAsync(), 1, MostRows);
            await page.Locator("nav a[href*='before=']").Last.ClickAsync();
            await page.WaitForFunctionAsync("first => document.querySelector('main tbody tr')?.id !== first", rows[0]);
        }

        await page.Locator(".downloads summary").First.ClickAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download][href*='.csv']:not([href*='for=spreadsheets'])").First.ClickAsync());
        var lines = await File.ReadAllLinesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(Lines + 1, lines.Length);
        Assert.All(lines, line => Assert.DoesNotContain(line.Split(','), cell => cell.TrimStart('"').StartsWith('=')));
        Assert.Empty(visited.Problems);
    }

    [Theory]
    [InlineData("/admin/audit?what=lantern.lit", "lantern.lit", "PlatformAdministrator", null)]
    [InlineData("/ops/events?what=work.archived", "work.archived", "Operator", ApiPlatform.Own)]
    public async Task Fifty_rows_were_taken_away_and_built_again_for_older_events(string path, string what, string role, string? tenant)
    {
        await Happen(what, lines: 120);
        await using var visited = await browser.OpenOn(platform, $"rows-{role}@urbgrade.example".ToLowerInvariant(), role, tenant);
        var page = visited.Page;
        await visited.Go(path);
        var first = await page.Locator("main tbody tr").First.EvaluateAsync<string>("row => { row.stands = true; return row.id; }");
        await page.Locator("nav a[href*='before=']").Last.ClickAsync();
        await page.WaitForFunctionAsync("first => document.querySelector('main tbody tr')?.id !== first", first);

        Assert.True(await page.Locator("main tbody tr").First.EvaluateAsync<bool>("row => row.stands === true"));
        Assert.Empty(visited.Problems);
    }

    /// <summary>As if somebody had named so many lamps after a formula; the chain of their hashes is nobody's concern here.</summary>
    private Task Happen(string what, int lines = Lines) => platform.Change(ApiPlatform.Own, (database, tenant) =>
    {
        var last = database.Set<AuditRow>().Max(line => line.Id);
        database.Database.ExecuteSql($"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {lines})
            INSERT INTO "Audit" ("Id", "At", "Who", "TenantId", "What", "Subject", "After", "PreviousHash", "Hash")
            SELECT {last} + n, 1577836800000 + n * 1000, 'ana@barcelona.example', {tenant}, {what}, '=1+' || n, n, '', '' FROM numbers
            """);
    });
}
