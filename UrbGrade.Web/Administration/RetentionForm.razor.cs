using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

/// <summary>How long a tenant keeps what, with a look at what that would delete.</summary>
public sealed partial class RetentionForm(IRetention retention, IStringLocalizer<AdministrationText> texts, IStringLocalizer<RefusalText> refusals)
{
    private List<Line> lines = [];
    private string? done;
    private string? problem;

    [Parameter, EditorRequired]
    public required TenantInfo Tenant { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    // What was typed stays while the page around it is drawn anew.
    protected override Task OnParametersSetAsync() => IsAnother(Tenant.Code) ? Read() : Task.CompletedTask;

    private async Task Read() =>
        lines = [.. (await ReadOnce(nameof(lines), Tenant.Code, () => retention.List(Tenant.Code, Asking))).Select(rule => new Line { Rule = rule, Days = rule.Days })];

    /// <summary>What was typed stays; saving again replaces what is told now, and nothing else.</summary>
    private async Task ReadAgain(Line told)
    {
        var now = (await retention.List(Tenant.Code, Leaving)).ToDictionary(rule => rule.Kind);
        foreach (var line in lines)
        {
            var rule = now.GetValueOrDefault(line.Rule.Kind, line.Rule);
            if (line == told)
                line.Rule = rule;
            else if (line.Days == line.Rule.Days)
                (line.Rule, line.Days) = (rule, rule.Days);
        }
    }

    private async Task Preview()
    {
        (done, problem) = (null, null);
        foreach (var line in lines)
        {
            line.Forecast = await retention.Preview(Tenant.Code, line.Rule.Kind, line.Days, Leaving);
            problem ??= line.Forecast is null ? TooShort(line) : null;
        }
    }

    private async Task Save()
    {
        (done, problem) = (null, null);
        foreach (var line in lines.Where(line => line.Days != line.Rule.Days))
        {
            var result = await retention.Set(Tenant.Code, line.Rule.Kind, line.Days, line.Rule, CancellationToken.None);
            if (result.Outcome != AdministrationOutcome.Done)
            {
                problem = refusals.Of(result);
                if (result.Refusal?.Code == "Retention.Meanwhile")
                    await ReadAgain(line);
                return;
            }
        }

        done = T["Retention.Saved"];
        await Read();
    }

    /// <summary>Drafts of other times than those that are shown would undo what came between.</summary>
    private string Version => string.Join(' ', lines.Select(line => line.Rule.Days));

    private string TooShort(Line line) => T["Retention.TooShort", T[$"Retention.Kind.{line.Rule.Kind}"], line.Rule.LeastDays];

    private string Day(DateTimeOffset instant) => LocalTimes.Day(LocalTimes.LocalDay(instant, Tenant.TimeZone));

    private sealed class Line
    {
        public required RetentionRule Rule { get; set; }

        public int? Days { get; set; }

        public RetentionForecast? Forecast { get; set; }
    }
}
