using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Api;
using UrbGrade.Web.Design;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Design;

public sealed class ComponentTests : BunitContext
{
    private static readonly DateTimeOffset Start = new(2019, 12, 1, 0, 0, 0, TimeSpan.Zero);

    public ComponentTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        Services.AddLocalization();
        Services.AddOptions();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Every_component_stands_on_the_page_of_components_by_itself_or_within_another()
    {
        var files = Directory.GetFiles(Path.Combine(Checkout.Root, "UrbGrade.Web", "Design"), "*.razor");
        var parts = files.ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var shown = new HashSet<string> { nameof(DesignPage) };
        while (parts.Keys.Except(shown).FirstOrDefault(IsWithinOne) is { } next)
        {
            shown.Add(next);
        }

        Assert.True(shown.Count > 20);
        Assert.Empty(parts.Keys.Except(shown));

        bool IsWithinOne(string name) => shown.Any(one => parts[one].Contains($"<{name} ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_says_value_unit_comparison_and_what_it_stands_on()
    {
        var figure = Render<Figure>(parameters => parameters
            .Add(f => f.Name, "Energy").Add(f => f.Value, Figure(1234, 700, 743, KpiStatus.Ok))
            .Add(f => f.Comparison, "6.0% less than a year before").Add(f => f.WhyHref, "/why"));

        Assert.Equal("1,234\u00a0kWh", figure.Find(".value").TextContent.Trim());
        Assert.Equal("6.0% less than a year before", figure.Find(".compare").TextContent);
        Assert.Equal(
            "94% measured, 6% missing · version 1 of the definition of \"Energy used\"",
            string.Join(' ', figure.Find(".quality").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.EndsWith("/help#indicator", figure.Find(".quality a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Why this number? Energy", figure.Find(".actions a").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_figure_with_too_few_readings_says_so_instead_of_comparing()
    {
        var figure = Render<Figure>(parameters => parameters
            .Add(f => f.Name, "Energy").Add(f => f.Value, Figure(1234, 300, 743, KpiStatus.Insufficient))
            .Add(f => f.Comparison, "6.0% less than a year before"));

        Assert.Contains("insufficient", figure.Find(".figure").ClassList);
        Assert.Contains("Too few readings", figure.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("less than", figure.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_says_beside_its_value_what_it_leaves_out_also_when_it_counts_too_little()
    {
        var figure = Render<Figure>(parameters => parameters
            .Add(f => f.Name, "Cost").Add(f => f.Value, Figure(1234, 300, 743, KpiStatus.Insufficient)).Add(f => f.Note, "Counts 300 of the 743 hours"));

        Assert.Equal("Counts 300 of the 743 hours", figure.FindAll(".compare")[^1].TextContent);
    }

    [Fact]
    public void A_figure_that_nothing_is_known_of_is_no_zero()
    {
        var figure = Render<Figure>(parameters => parameters.Add(f => f.Name, "Energy").Add(f => f.Value, null));

        Assert.Contains("No figure", figure.Find(".value").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("0", figure.Find(".value").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_goes_on_when_its_version_changes_under_the_readers_hands()
    {
        var form = Render<DraftForm>(parameters => parameters.Add(f => f.Name, "brand").Add(f => f.Version, "1").AddChildContent("<input id=\"name\">"));
        Assert.Equal(["urbGrade.drafts.restore"], JSInterop.Invocations.Select(call => call.Identifier));

        form.Render(parameters => parameters.Add(f => f.Name, "brand").Add(f => f.Version, "2").AddChildContent("<input id=\"name\">"));
        Assert.Equal(["urbGrade.drafts.restore", "urbGrade.drafts.renew"], JSInterop.Invocations.Select(call => call.Identifier));
        Assert.Equal("1", JSInterop.Invocations["urbGrade.drafts.renew"].Single().Arguments[1]);
    }

    [Theory]
    [InlineData(StateKind.Failed, "alert")]
    [InlineData(StateKind.Partial, null)]
    public void Only_a_failure_interrupts_the_reader(StateKind kind, string? role) => Assert.Equal(
        role, Render<StatePanel>(parameters => parameters.Add(p => p.Kind, kind).Add(p => p.Title, "So")).Find(".state").GetAttribute("role"));

    [Fact]
    public void A_filter_bar_is_a_form_whose_fields_become_the_address()
    {
        var bar = Render<FilterBar>(parameters => parameters
            .Add(b => b.Action, "/app").Add(b => b.Presets, [new("All", "/app?x=1", true)])
            .AddChildContent("<input name=\"month\" />"));

        Assert.Equal(("get", "/app"), (bar.Find("form").GetAttribute("method"), bar.Find("form").GetAttribute("action")));
        Assert.Equal("true", bar.Find(".presets a").GetAttribute("aria-current"));
        Assert.NotNull(bar.Find("button[type=submit]"));
    }

    [Fact]
    public void Month_bars_show_a_missing_month_as_missing_and_an_unsure_one_hatched()
    {
        var bars = Render<MonthBars>(parameters => parameters.Add(b => b.Months,
        [
            new DistrictMonth(new DateOnly(2019, 1, 1), 9_000, 10_000, 1, 0),
            new DistrictMonth(new DateOnly(2019, 2, 1), null, 10_000, 0, 0),
            new DistrictMonth(new DateOnly(2019, 3, 1), 4_000, null, 0.7, 0),
        ]));

        var items = bars.FindAll("li");
        Assert.Equal("missing", items[1].QuerySelector(".amount")!.TextContent);
        Assert.Null(items[1].QuerySelector(".now"));
        Assert.Contains("unsure", items[2].QuerySelector(".now")!.ClassList);
        Assert.DoesNotContain("unsure", items[0].QuerySelector(".now")!.ClassList);
    }

    [Fact]
    public void An_upload_strip_says_in_words_what_its_colours_say()
    {
        var strip = Render<UploadStrip>(parameters => parameters.Add(s => s.Days,
        [
            Day(1, UploadDayState.Complete), Day(2, UploadDayState.Partial), Day(3, UploadDayState.Missing), Day(4, UploadDayState.ResendRequested),
        ]));

        Assert.Equal("4 days: 1 complete, 1 incomplete, 2 missing", strip.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_chart_has_a_sentence_a_table_a_download_and_its_origin()
    {
        var chart = Render<Chart>(parameters => parameters
            .Add(c => c.Name, "Energy").Add(c => c.Source, "/api/series?x").Add(c => c.CsvHref, "/api/series.csv?x").Add(c => c.Origin, "simulated"));

        Assert.NotNull(chart.Find("figcaption[aria-live=polite]"));
        Assert.Equal("/api/series?x", chart.Find("ug-chart").GetAttribute("src"));
        Assert.NotNull(chart.Find("details[data-table] table"));
        Assert.True(chart.Find("a[download]").HasAttribute("download"));
        Assert.Contains("Source: simulated", chart.Find(".quality").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Some_words_of_a_legend_began_small_and_others_did_not()
    {
        var chart = Render<Chart>(parameters => parameters.Add(c => c.Name, "Energy").Add(c => c.Source, "/api/series?x"));

        Assert.Equal(["Measured", "Estimated, incomplete", "Missing"], chart.FindAll(".legend li").Select(word => word.TextContent));
    }

    [Fact]
    public void A_chart_of_several_lines_names_its_own_one_and_the_shape_of_each()
    {
        var line = new ChartLine("Switched off", "min", 0, "temperature-outside", false, [1]);
        var night = DesignSamples.Days(Services.GetRequiredService<IStringLocalizer<SharedText>>()) with { Lines = [line] };
        var chart = Render<Chart>(parameters => parameters.Add(c => c.Name, "Switched on").Add(c => c.Document, night));

        Assert.Equal("●\u00a0Switched on", chart.Find(".legend li").TextContent);
        Assert.Equal("✚\u00a0Switched off", chart.Find(".legend li:last-child").TextContent);
    }

    [Fact]
    public void The_days_of_a_month_stand_under_their_weekday()
    {
        var month = Render<UploadMonth>(parameters => parameters
            .Add(m => m.Month, new DateOnly(2019, 12, 1))
            .Add(m => m.Days, [.. Enumerable.Range(1, 31).Select(day => Day(day, UploadDayState.Complete))])
            .Add(m => m.Selected, new DateOnly(2019, 12, 5))
            .Add(m => m.Href, day => $"/day/{day.Day}"));

        // 1 December 2019 was a Sunday; British weeks begin on Monday.
        Assert.Equal("grid-column-start: 7", month.FindAll("li")[7].GetAttribute("style"));
        Assert.Equal("/day/5", month.Find("[aria-current=date]").GetAttribute("href"));
        Assert.Equal("5 Dec 2019: complete, 96/96", month.Find("[aria-current=date]").GetAttribute("aria-label"));
    }

    [Fact]
    public void The_heading_of_a_month_begins_with_a_capital_where_names_of_months_do_not()
    {
        CultureInfo.CurrentCulture = new CultureInfo("es-ES");
        var month = Render<UploadMonth>(parameters => parameters.Add(m => m.Month, new DateOnly(2019, 12, 1)).Add(m => m.Days, []).Add(m => m.Href, day => $"/day/{day.Day}"));

        Assert.Equal("Diciembre de 2019", month.Find("h2").TextContent);
    }

    [Fact]
    public void A_timeline_tells_of_each_step_when_it_was_and_how_far_it_is()
    {
        var timeline = Render<Timeline>(parameters => parameters.Add(t => t.Steps,
        [
            new TimelineStep("Stored", "1 Dec 2019, 00:15", null, BatchStepState.Done),
            new TimelineStep("Counted", "tried again later", "database is locked", BatchStepState.Retrying),
        ]));

        Assert.Equal(["done", "retrying"], timeline.FindAll("ol > li").Select(step => step.ClassName));
        Assert.Equal(["Stored", "1 Dec 2019, 00:15", "Counted", "tried again later", "database is locked"], timeline.FindAll("p").Select(line => line.TextContent));
    }

    [Fact]
    public void A_step_of_a_wizard_leads_back_and_says_how_far_one_is_where_it_is_one_of_several()
    {
        var head = Render<WizardHead>(parameters => parameters.Add(h => h.BackHref, "/s/1?q=1").Add(h => h.Number, (int?)2).Add(h => h.Count, 5));
        Assert.Equal("/s/1?q=1", head.Find("a").GetAttribute("href"));
        Assert.Equal(["Back", "Question 2 of 5"], head.FindAll("p").Select(line => line.TextContent));

        var check = Render<WizardHead>(parameters => parameters.Add(h => h.BackHref, "/s/1?q=5"));
        Assert.Equal(["Back"], check.FindAll("p").Select(line => line.TextContent));
    }

    private static UploadDay Day(int day, UploadDayState state) => new(new DateOnly(2019, 12, day), state, 96, 0, 96, 0);

    private static KpiFigure Figure(double value, int valid, int expected, KpiStatus status) =>
        new(Quantity.EnergyKwh, Start, Start.AddMonths(1), value, valid, expected, 0, "energy 1", status);
}
