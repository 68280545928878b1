using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Web.Design;
using UrbGrade.Web.Shell;

namespace UrbGrade.Tests.Web.Design;

/// <summary>Whoever waits too long has a way out.</summary>
public sealed class LoadingPanelTests : BunitContext
{
    public LoadingPanelTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        Services.AddLocalization();
        Services.AddOptions();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Cancel_stops_what_the_page_reads_and_offers_to_try_again()
    {
        using var page = new WaitingPage();
        var panel = Render<LoadingPanel>(parameters => parameters.Add(p => p.Of, page));
        Assert.Equal("Cancel", panel.Find(".late button").TextContent);
        Assert.False(page.Given.IsCancellationRequested);

        panel.Find(".late button").Click();

        Assert.True(page.Given.IsCancellationRequested);
        Assert.Empty(panel.FindAll("[aria-busy]"));
        Assert.Equal("Cancelled. Nothing was changed.", panel.Find(".title").TextContent);
        Assert.Equal("Try again", panel.Find(".actions button").TextContent);
    }

    [Fact]
    public void What_nobody_reads_cannot_be_cancelled() =>
        Assert.Empty(Render<LoadingPanel>(parameters => parameters.Add(p => p.Height, "6rem")).FindAll("button"));

    private sealed class WaitingPage : LeavableComponent
    {
        public CancellationToken Given => Asking;
    }
}
