using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Browser;

/// <summary>The pictures of the guides are taken from the pages themselves. They are put into <c>docs/images</c> where
/// <c>URBGRADE_GUIDE_PICTURES=1</c> is set, else among the artifacts.</summary>
public sealed class GuidePicturesTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>The same page taken twice is less than 1 apart, another page or one that was arranged anew more than 5.</summary>
    private const double MostApart = 3;

    private static readonly (string Name, string Path, string Who)[] Pages =
    [
        ("uploads", "/ops", "operator"),
        ("site", "/ops/site/2?day=2019-12-22", "operator"),
        ("failures", "/ops/failures", "operator"),
        ("limits", "/ops/limits", "operator"),
        ("bus", "/ops/bus", "operator"),
        ("tenants", "/admin/tenants", "admin"),
        ("certificates", "/admin/certificates", "admin"),
        ("kpis", "/admin/kpis", "tenant"),
    ];

    [Fact]
    public async Task Every_picture_of_the_guides_is_of_a_page_that_is_there_and_looks_so()
    {
        var taken = new List<string>();
        foreach (var who in Pages.GroupBy(page => page.Who))
        {
            await using var visited = await browser.Open(who.Key, new Visit());
            foreach (var (name, path, _) in who)
            {
                await visited.Go(path);
                taken.Add(await BrowserFixture.PictureForGuides(visited.Page, name));
            }

            if (who.Key == "admin")
            {
                await visited.Page.Locator("button.danger").First.ClickAsync();
                await visited.Page.Locator(".mud-dialog:focus-within").WaitForAsync();
                taken.Add(await BrowserFixture.PictureForGuides(visited.Page, "revoke"));
            }

            Assert.Empty(visited.Problems);
        }

        var guides = await Task.WhenAll(new[] { "guide-operator.md", "guide-administrator.md" }
            .Select(name => File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", name), TestContext.Current.CancellationToken)));
        Assert.All(taken, name => Assert.Contains(guides, guide => guide.Contains($"](images/{name})", StringComparison.Ordinal)));
        Assert.Equal(taken.Count, guides.Sum(guide => guide.Split("](images/guide-").Length - 1));

        await using var empty = await browser.Open();
        var others = new List<string>();
        foreach (var name in taken)
        {
            var apart = await ComparedPictures.Apart(empty.Page, Path.Combine(BrowserFixture.OfGuides, name), Path.Combine(BrowserFixture.TakenForGuides, name));
            TestContext.Current.SendDiagnosticMessage("{0} is {1} apart from its page.", name, apart);
            if (apart > MostApart)
                others.Add(name);
        }

        Assert.True(others.Count == 0, $"These pictures of docs/images show their pages no longer: {string.Join(", ", others)}. With URBGRADE_GUIDE_PICTURES=1 this test takes them again.");
    }
}
